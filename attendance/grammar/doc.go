// Package grammar documents the language of figures that package attendance reads in
// English. It has no code; the tests of attendance generate figures from it.
//
// # Grammar
//
// Parse reads the language of Figure in the grammar below, in the EBNF of
// golang.org/x/exp/ebnf. A lower-case ASCII letter in a token stands for either case; an
// upper-case one stands only for itself ("L" is a lakh, and "l" is not). A blank in a
// token stands for one or more of the white space that skip lists.
//
//	Figure    = Number | Exact | Rough | Up | Down | Range | Near | Spread | Plural | Couple .
//
//	Exact     = exactly Number .
//	Rough     = about Number | [ about ] ( Number orSo | Odd [ orSo ] ) .
//	Up        = ( atLeast | moreThan ) Number
//	          | [ atLeast | moreThan ] ( Number orMore | Plus [ orMore ] ) .
//	Down      = ( nearly | lessThan | atMost ) Number [ orLess ] | Number orLess .
//	Range     = [ "from " ] Number ( dash | " to " ) Number | Number " or " Number
//	          | "between " Number ( " and " | " to " | dash ) Number .
//	Near      = about Number ( dash | " to " ) Number .
//	Spread    = Number plusMinus ( Number | Percent ) .
//	Plural    = [ "some " | "several " | "many " ] ( head [ " of " unit ] | units ) | few batch .
//	Couple    = couple batch .
//
//	Number    = Digits | Sum | Words .
//	Digits    = integer [ "." digit { digit } ] [ skip scale ] | "." digit { digit } skip scale
//	          | [ integer skip ] vulgar skip scale | integer andHalf " " halved
//	          | run [ "." digit { digit } ] "e" [ "+" ] digit { digit } .
//	Sum       = integer skip long " " integer skip long { " " integer skip long } .
//	Words     = hundreds | ( "a" | hundreds ) " " large { then " " large } [ then ]
//	          | ( "a" | small ) " " large andHalf | small andHalf " " halved
//	          | half ( halved | "dozen" ) | quarter halved | ( "a" | small ) " dozen" | "zero" .
//	Plus      = integer ( "+" | plus " " ) scale | small plus " " large .
//	Odd       = integer odd " " scale | small odd " " large .
//	Percent   = percentage skip ( "%" | "percent" | "per cent" | "pct" ) .
//
//	integer   = run | western | indian .
//	run       = "0" | nonzero { digit } .
//	western   = nonzero [ digit [ digit ] ] ( "," three { "," three } | "\u00a0" three { "\u00a0" three }
//	          | "\u202f" three { "\u202f" three } | "\u2009" three { "\u2009" three } | "_" three { "_" three } ) .
//	indian    = nonzero [ digit ] "," two { "," two } "," three .
//	percentage = ( "0" | nonzero [ digit [ digit ] ] ) [ "." digit [ digit [ digit ] ] ] .
//	two       = digit digit .
//	three     = digit digit digit .
//	digit     = "0" … "9" .
//	nonzero   = "1" … "9" .
//	skip      = { " " | "\t" | "\n" | "\r" | "\u00a0" | "\u202f" | "\u2009" } .
//
//	then      = [ "," ] " " [ "and " ] hundreds .
//	hundreds  = small | ( "a" | small ) " hundred" [ " " [ "and " ] small ] .
//	small     = ones | teens | tens [ ( "-" | " " ) ones ] .
//	ones      = "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" .
//	teens     = "ten" | "eleven" | "twelve" | "thirteen" | "fourteen" | "fifteen" | "sixteen"
//	          | "seventeen" | "eighteen" | "nineteen" .
//	tens      = "twenty" | "thirty" | "forty" | "fifty" | "sixty" | "seventy" | "eighty" | "ninety" .
//	half      = "half a " | "half " | "a half " | "half-" | "a half-" .
//	quarter   = "a quarter of a " | "quarter of a " | "a quarter " | "a quarter-" | "quarter-"
//	          | "three quarters of a " | "three-quarters of a " .
//	andHalf   = " and a half" | " and a quarter" | " and three quarters" .
//	vulgar    = "½" | "¼" | "¾" .
//	plus      = "+" | "-plus" .
//	odd       = "-odd" | "-ish" .
//
//	scale     = "k" | "L" | "m" | "mn" | "mln" | "kk" | "MM" | "cr" | "b" | "bn" | "t" | "tn" | long .
//	long      = large | hundred | "thousands" | "lakhs" | "lacs" | "millions" | "crores" | "billions" | "trillions" .
//	large     = single | "thousand " ( lakh | higher ) | lakh " crore" .
//	single    = "thousand" | lakh | higher .
//	lakh      = "lakh" | "lac" .
//	higher    = "million" | "crore" | "billion" | "trillion" .
//	hundred   = "hundred" [ " " single ] .
//	halved    = "hundred" | large .
//
//	few       = "several " | "many " | "a few " | "quite a few " .
//	couple    = "a couple of " | "a couple " .
//	batch     = "dozen" | hundred | large .
//	head      = "tens" | "dozens" | "dozens and dozens" | "dozens upon dozens"
//	          | "hundreds" | "hundreds and hundreds" | "hundreds upon hundreds"
//	          | "thousands" | "thousands and thousands" | "thousands upon thousands" .
//	units     = "thousands" | "lakhs" | "lacs" | "millions" | "millions and millions" | "millions upon millions"
//	          | "crores" | "billions" | "trillions" .
//	unit      = units | "lakh" | "lac" | "crore" .
//
//	exactly   = "exactly " | "precisely " .
//	about     = "about " | "around " | "roughly " | "approximately " | "approx " | "approx. " | "some "
//	          | "circa " | "ca " | "ca." skip | "c." skip | "close to " | "something like " | "more or less "
//	          | "an estimated " | "estimated " | "in the region of "
//	          | "in the neighborhood of " | "in the neighbourhood of " | "in the vicinity of "
//	          | "somewhere around " | "in the order of "
//	          | "on the order of " | "of the order of " | "~" skip | "≈" skip .
//	atLeast   = "at least " | "no fewer than " | "no less than " | "not fewer than " | "not less than "
//	          | "a minimum of " | "minimum of " | "minimum " | "≥" skip | ">=" skip .
//	moreThan  = "more than " | "over " | "above " | "upwards of " | "upward of " | "in excess of "
//	          | "greater than " | "higher than " | "larger than " | "exceeding " | "beyond " | "north of "
//	          | "well over " | "well above " | "well more than " | "well in excess of "
//	          | "way over " | "way more than " | "far over " | "far more than " | "much more than "
//	          | "considerably over " | "considerably more than " | "comfortably over "
//	          | "significantly over " | "significantly more than " | "substantially more than "
//	          | "just over " | "just above " | "just more than "
//	          | "slightly over " | "slightly above " | "slightly more than "
//	          | "a little over " | "a little above " | "a little more than "
//	          | "a bit over " | "a bit more than "
//	          | "a shade over " | "a touch over " | "marginally over " | "fractionally over " | ">" skip .
//	nearly    = "nearly " | "very nearly " | "almost " | "virtually " | "approaching " | "nearing " | "not quite "
//	          | "shy of " | "just shy of " | "just short of "
//	          | "just under " | "just below " | "just less than " | "just fewer than "
//	          | "slightly under " | "slightly below " | "slightly less than " | "slightly fewer than "
//	          | "a little under " | "a little below " | "a little less than " | "a little fewer than "
//	          | "a bit under " | "a bit less than "
//	          | "a shade under " | "a touch under " | "marginally under " | "fractionally under " .
//	lessThan  = "under " | "below " | "fewer than " | "less than " | "lower than " | "south of "
//	          | "well under " | "well below " | "far fewer than " | "far less than " | "<" skip .
//	atMost    = "up to " | "anything up to " | "at most " | "no more than " | "not more than "
//	          | "not over " | "not exceeding " | "as many as " | "as much as "
//	          | "a maximum of " | "maximum of " | "maximum "
//	          | "a max of " | "max of " | "max " | "≤" skip | "<=" skip .
//
//	orMore    = [ noun ] ( "+" | " +" | "-plus" | " plus" | " or more" | " or above" | " or over"
//	          | " or greater" | " or higher" | " and more" | " and above" | " and over" | " and up"
//	          | " and upwards" | " upwards" | " at least" | " minimum" | " and counting" ) .
//	orLess    = [ noun ] ( " or fewer" | " or less" | " or under" | " or below" | " at most"
//	          | " at the most" | " maximum" | " max" | " tops" ) .
//	orSo      = [ noun ] ( "-ish" | "-odd" | " odd" | " or so" | " or thereabouts" | " approximately"
//	          | " approx" | " roughly" | " more or less" | " give or take" ) .
//	noun      = " attendees" | " fans" | " followers" | " listeners" | " members" | " participants"
//	          | " people" | " persons" | " players" | " spectators" | " subscribers" | " users"
//	          | " viewers" | " visitors" .
//	dash      = skip ( "–" | "-" | "—" | "‑" ) skip .
//	plusMinus = skip ( "±" | "+/-" | "+/−" ) skip | " plus or minus " | " give or take " .
//
// Digits of any other script may be used instead, all digits of a number in one script,
// with its own comma (٬ ، ，) and point (٫ ．), and so may Chinese numerals (三十五). Digits
// may also be followed by scales that mean the same in every language of a script: 万 億 천
// 만 억 हज़ार लाख करोड़ ہزار لاکھ کروڑ ألف مليون тыс. млн and their other forms. In Chinese
// and Japanese sums nothing is needed between the parts, and the last needs no scale
// ("16万4000").
//
// The words around the number decide the Hedge: exactly means Exactly; about, Near, orSo
// and Odd mean About; atLeast, orMore and Plus mean AtLeast; moreThan means MoreThan;
// nearly means Nearly; lessThan means LessThan; atMost and orLess mean AtMost. If there
// is one before the number and one after it, the first counts.
//
// Words mean what they say: "half a million" is 0.5 million, "two and a half million" and
// "2½ million" are 2.5 million, "a dozen" is 12 with a Step of 1, and a scale of a scale
// is their product. "2.5e6" is how programs write 2.5 million. The Step of a sum is that
// of its last part that is not 0. A Plural is of the unit that it names: "a few thousand"
// of thousands. A Couple is about two of its unit. Where two readings differ, a hyphen
// between tens and ones joins them ("twenty-five"), and a number goes on as far as it
// can. The exception is the "and" of "between": of the readings that part the text there,
// the one that makes sense counts ("between a hundred and two hundred").
//
// At the second end of a Range, Near or Spread, a scale of a thousand or more also
// applies to the first end if that has no scale and no commas, and at most three digits
// before the point: "50–60K", "two hundred to three hundred thousand", but not
// "50,000–60K". A scale of a lakh or more also applies if both have more digits before
// the point, and the first, which has no point, is not larger: "1600–2000 M". A sum has
// no scale to share, and neither has an article ("five hundred to a thousand"). A
// hundred, alone or before a scale, and a dozen apply to both only if that makes the
// first one smaller: "two to three hundred", but not "fifty to a hundred". M of N ± M% is
// N·M/100, without parts of a person; the lower end is never below 0.
//
// What is in the grammar may still be refused, in this order: a Range with two "and" that
// can part it, if both readings make sense, with [ErrAmbiguous]; then, number by number,
// a sum of which a part is not less than the unit before ("5 lakh 6 lakh") with
// ErrAmbiguous, a number above [MaxPeople] with [ErrTooLarge], and one with more decimals
// than its scale has digits with [ErrFraction]; a Spread that ends above MaxPeople with
// ErrTooLarge; a Range that runs back with [ErrReversed]; a Range or Spread of which one
// end may have lost its scale with ErrAmbiguous; and nearly, lessThan or about 0 with
// [ErrZero]. An end may have lost its scale in a Range A–B if A is not 0, could take a
// scale and finds none to share, and 1000·A < B ("50–60,000", "five to a million"); and
// in a Spread N ± M if N has a scale, M is not 0 and could take one, and M times the
// scale is no more than N ("57K ± 2"). Texts longer than 256 bytes are not read.
//
// # Beyond the grammar
//
// Some wordings that the grammar leaves out are read as well:
//
//   - Hedges around a hedge: "over an estimated 5,000" is >5K, "up to around 5,000" is
//     ≤5K; About before or after a range: "about 300 to 400" and "300 to 400 or so" are ~300–400.
//   - Sizes: "scores", "few hundred", "several tens", "low hundreds", "100s", "10s of
//     thousands"; about, at least or more than before them changes nothing. "A couple" is
//     2, "hundred" is 100.
//   - Ranges with a size, or with a number that has a hedge of its own: "dozens to about
//     150", "between over 3,000 and 5,000". They run from the least that the first end
//     says to the most that a fair reader takes the second end for.
//   - Parts of a sum with "and", and digits as the last: "1 crore and 64 lakh", "1 lakh
//     32 thousand 500"; "1/2 million", "5 1/2 million", "five point three million", "3 million and a
//     quarter", "two dozens". A scale in full after a hyphen: "1.5-million". A quadrillion.
//   - Signs of another country, where they can mean only one thing: "77 000" is 77,000,
//     "1,6M" and "1,64 млн" are 1.6 and 1.64 million, "41.645 fans or more" is 41,645+.
//   - Verbs of passing: "topped 21 million", "exceeded", "surpassed" and "passed" mean
//     more than that.
//
// Words that describe a size without a number ("a handful", "large", "no report") are
// refused with attendance.ErrNoNumber.
package grammar

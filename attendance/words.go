package attendance

// The words that Parse knows. A phrase is matched byte by byte: a lower-case
// ASCII letter in it matches either case, every other byte itself, and a
// blank any run of white space. The grammar in the package documentation lists
// the same words; a test holds the two together.

// A phrase is a wording and the hedge that it stands for.
type phrase struct {
	words string
	hedge Hedge
}

// from opens a range, as Between does, but does not go on with "and".
const from = Plural + 1

// openers stand before a number, by their first letter. Of two of which one
// begins the other, the longer comes first; else their order means nothing but
// speed.
var openers = [26][]phrase{
	'a' - 'a': {
		{"about ", About}, {"around ", About}, {"almost ", Nearly}, {"at least ", AtLeast}, {"above ", MoreThan},
		{"approximately ", About}, {"as many as ", AtMost}, {"at most ", AtMost}, {"a little over ", MoreThan},
		{"a little more than ", MoreThan}, {"a little above ", MoreThan}, {"a little under ", Nearly},
		{"a little less than ", Nearly}, {"a little fewer than ", Nearly}, {"a little below ", Nearly},
		{"a bit over ", MoreThan}, {"a bit more than ", MoreThan}, {"a bit under ", Nearly}, {"a bit less than ", Nearly},
		{"a minimum of ", AtLeast}, {"a maximum of ", AtMost}, {"as much as ", AtMost}, {"an estimated ", About},
		{"approx ", About}, {"approx. ", About}, {"approaching ", Nearly}, {"anything up to ", AtMost},
		{"a shade over ", MoreThan}, {"a shade under ", Nearly}, {"a touch over ", MoreThan}, {"a touch under ", Nearly}, {"a max of ", AtMost},
	},
	'b' - 'a': {{"between ", Between}, {"below ", LessThan}, {"beyond ", MoreThan}},
	'c' - 'a': {
		{"close to ", About}, {"circa ", About}, {"ca ", About}, {"ca.", About}, {"c.", About},
		{"considerably more than ", MoreThan}, {"considerably over ", MoreThan}, {"comfortably over ", MoreThan},
	},
	'e' - 'a': {{"exactly ", Exactly}, {"exceeding ", MoreThan}, {"estimated ", About}},
	'f' - 'a': {
		{"fewer than ", LessThan}, {"from ", from}, {"far more than ", MoreThan}, {"far over ", MoreThan}, {"far fewer than ", LessThan},
		{"far less than ", LessThan}, {"fractionally over ", MoreThan}, {"fractionally under ", Nearly},
	},
	'g' - 'a': {{"greater than ", MoreThan}},
	'h' - 'a': {{"higher than ", MoreThan}},
	'i' - 'a': {
		{"in excess of ", MoreThan}, {"in the region of ", About}, {"in the neighborhood of ", About}, {"in the neighbourhood of ", About},
		{"in the vicinity of ", About}, {"in the order of ", About},
	},
	'j' - 'a': {
		{"just over ", MoreThan}, {"just under ", Nearly}, {"just shy of ", Nearly}, {"just above ", MoreThan},
		{"just more than ", MoreThan}, {"just below ", Nearly}, {"just short of ", Nearly}, {"just less than ", Nearly},
		{"just fewer than ", Nearly},
	},
	'l' - 'a': {{"less than ", LessThan}, {"lower than ", LessThan}, {"larger than ", MoreThan}},
	'm' - 'a': {
		{"more than ", MoreThan}, {"much more than ", MoreThan}, {"maximum of ", AtMost}, {"minimum of ", AtLeast},
		{"max of ", AtMost}, {"maximum ", AtMost}, {"minimum ", AtLeast}, {"max ", AtMost}, {"more or less ", About},
		{"marginally over ", MoreThan}, {"marginally under ", Nearly},
	},
	'n' - 'a': {
		{"nearly ", Nearly}, {"no fewer than ", AtLeast}, {"no less than ", AtLeast}, {"no more than ", AtMost},
		{"not more than ", AtMost}, {"not less than ", AtLeast}, {"not fewer than ", AtLeast}, {"not quite ", Nearly},
		{"north of ", MoreThan}, {"nearing ", Nearly}, {"not over ", AtMost}, {"not exceeding ", AtMost},
	},
	'o' - 'a': {{"over ", MoreThan}, {"on the order of ", About}, {"of the order of ", About}},
	'p' - 'a': {{"precisely ", Exactly}},
	'r' - 'a': {{"roughly ", About}},
	's' - 'a': {
		{"some ", About}, {"slightly over ", MoreThan}, {"slightly more than ", MoreThan}, {"slightly above ", MoreThan},
		{"slightly under ", Nearly}, {"slightly less than ", Nearly}, {"slightly fewer than ", Nearly},
		{"slightly below ", Nearly}, {"shy of ", Nearly}, {"something like ", About}, {"south of ", LessThan},
		{"significantly more than ", MoreThan}, {"significantly over ", MoreThan}, {"substantially more than ", MoreThan},
		{"somewhere around ", About},
	},
	'u' - 'a': {{"under ", LessThan}, {"up to ", AtMost}, {"upwards of ", MoreThan}, {"upward of ", MoreThan}},
	'v' - 'a': {{"very nearly ", Nearly}, {"virtually ", Nearly}},
	'w' - 'a': {
		{"well over ", MoreThan}, {"well above ", MoreThan}, {"well more than ", MoreThan}, {"well in excess of ", MoreThan},
		{"well under ", LessThan}, {"well below ", LessThan}, {"way over ", MoreThan}, {"way more than ", MoreThan},
	},
}

// signs stand before a number too, with or without white space between.
var signs = [...]phrase{
	{"~", About}, {"≈", About}, {">=", AtLeast}, {"≥", AtLeast}, {">", MoreThan}, {"<=", AtMost}, {"≤", AtMost}, {"<", LessThan},
}

// infixes stand between digits and their scale: "2+ million", "40-odd
// thousand".
var infixes = [...]phrase{{"+", AtLeast}, {"-plus", AtLeast}, {"-odd", About}, {"-ish", About}}

// closers stand right after a number.
var closers = [...]phrase{{"+", AtLeast}, {"-plus", AtLeast}, {"-ish", About}, {"-odd", About}}

// closersBy stand after a number and a blank, by the first letter of theirs.
var closersBy = [26][]phrase{
	'a' - 'a': {
		{"and more", AtLeast}, {"and above", AtLeast}, {"and over", AtLeast}, {"and up", AtLeast}, {"and upwards", AtLeast},
		{"at least", AtLeast}, {"and counting", AtLeast}, {"at most", AtMost}, {"at the most", AtMost}, {"approximately", About},
		{"approx", About},
	},
	'g' - 'a': {{"give or take", About}},
	'm' - 'a': {{"minimum", AtLeast}, {"maximum", AtMost}, {"max", AtMost}, {"more or less", About}},
	'o' - 'a': {
		{"or more", AtLeast}, {"or so", About}, {"or above", AtLeast}, {"or over", AtLeast}, {"or greater", AtLeast}, {"or higher", AtLeast},
		{"or fewer", AtMost}, {"or less", AtMost}, {"or under", AtMost}, {"or below", AtMost}, {"odd", About},
		{"or thereabouts", About},
	},
	'p' - 'a': {{"plus", AtLeast}},
	'r' - 'a': {{"roughly", About}},
	't' - 'a': {{"tops", AtMost}},
	'u' - 'a': {{"upwards", AtLeast}},
}

// counters are nouns of people that may stand between a number and a closer,
// by their first letter: "60,000 people or more".
var counters = [26][]string{
	'a' - 'a': {"attendees"},
	'f' - 'a': {"fans", "followers"},
	'l' - 'a': {"listeners"},
	'm' - 'a': {"members"},
	'p' - 'a': {"people", "persons", "participants", "players"},
	's' - 'a': {"spectators", "subscribers"},
	'u' - 'a': {"users"},
	'v' - 'a': {"viewers", "visitors"},
}

// dashes stand between the ends of a range.
var dashes = [...]string{"-", "–", "—", "‑"} // hyphen, en dash, em dash, no-break hyphen

// spreads stand between a number and how far to either side of it the range
// goes.
var spreads = [...]string{"±", "+/-", "+/−", " plus or minus ", " give or take "}

// percents end a spread that is a share of its number.
var percents = [...]string{"%", "percent", "per cent", "pct"}

// A scale multiplies the number before it by a power of ten.
type scale struct {
	name  string // in upper case where lower case would be another unit: l is a liter, t a tonne
	power uint8
}

// spelled reports whether a scale is a word in full, after which a smaller part
// may follow: "1 crore 64 lakh".
func (s scale) spelled() bool { return len(s.name) >= len("lakh") || s.name == "lac" }

// carries reports whether a larger scale may follow: "hundred thousand", "lakh
// crore".
func (s scale) carries() bool {
	return s.spelled() && s.power <= 5 && s.name[len(s.name)-1] != 's'
}

// scales by their first letter, folded.
var scales = [26][]scale{
	'b' - 'a': {{"b", 9}, {"bn", 9}, {"billion", 9}, {"billions", 9}},
	'c' - 'a': {{"crore", 7}, {"cr", 7}, {"crores", 7}},
	'h' - 'a': {{"hundred", 2}},
	'k' - 'a': {{"k", 3}},
	'l' - 'a': {{"lakh", 5}, {"lakhs", 5}, {"L", 5}, {"lac", 5}, {"lacs", 5}},
	'm' - 'a': {{"m", 6}, {"million", 6}, {"mn", 6}, {"mln", 6}, {"millions", 6}},
	't' - 'a': {{"thousand", 3}, {"T", 12}, {"trillion", 12}, {"tn", 12}, {"trillions", 12}, {"thousands", 3}},
}

// A unit is a number that is named in the plural.
type unit struct {
	name   string
	people int64
}

// heads may stand alone or before "of" and one of units. Of these, the first
// standing may stand alone, too. Of two of which one begins the other, the
// longer comes first.
var (
	heads = [...]unit{
		{"tens", 10}, {"dozens and dozens", 12}, {"dozens upon dozens", 12}, {"dozens", 12},
		{"hundreds and hundreds", 100}, {"hundreds upon hundreds", 100}, {"hundreds", 100},
		{"thousands and thousands", thousand}, {"thousands upon thousands", thousand}, {"thousands", thousand},
	}
	units = [...]unit{
		{"thousands", thousand}, {"lakhs", 1e5}, {"lacs", 1e5},
		{"millions and millions", million}, {"millions upon millions", million}, {"millions", million},
		{"crores", 1e7}, {"billions", billion}, {"trillions", trillion}, {"lakh", 1e5}, {"lac", 1e5}, {"crore", 1e7},
	}
)

// severals stand before a unit in the plural or, but for the first, before
// one in the singular; couples make two of it.
var (
	severals = [...]string{"some ", "several ", "many ", "a few ", "quite a few "}
	couples  = [...]string{"a couple of ", "a couple "}
)

const standing = 9

// scripts are the scales that mean the same in every language of a script, the
// longer first of those that start alike.
var scripts = [...]scale{
	{"млрд", 9}, {"млн", 6}, {"тысячи", 3}, {"тысяча", 3}, {"тысяч", 3}, {"тыс.", 3}, {"آلاف", 3},
	{"ألف", 3}, {"لاکھ", 5}, {"ملايين", 6}, {"مليون", 6}, {"مليار", 9}, {"کروڑ", 7}, {"ہزار", 3},
	{"करोड़", 7}, {"लाख", 5}, {"हज़ार", 3}, {"हजार", 3}, {"万亿", 12}, {"万", 4}, {"亿", 8}, {"億", 8},
	{"千", 3}, {"百", 2}, {"萬億", 12}, {"萬", 4}, {"만", 4}, {"억", 8}, {"천", 3},
}

// plurals lists the canonical name of every unit but the dozens.
var plurals = [...]string{
	1: "tens", 2: "hundreds", 3: "thousands", 4: "tens of thousands", 5: "hundreds of thousands",
	6: "millions", 7: "tens of millions", 8: "hundreds of millions",
	9: "billions", 10: "tens of billions", 11: "hundreds of billions",
	12: "trillions", 13: "tens of trillions", 14: "hundreds of trillions", 15: "thousands of trillions",
}

// dozens lists the canonical names of the dozens by the power of ten of what
// they are dozens of.
var dozens = [...]string{
	0: "dozens", 3: "dozens of thousands", 5: "dozens of lakhs", 6: "dozens of millions",
	7: "dozens of crores", 9: "dozens of billions", 12: "dozens of trillions",
}

// pluralName returns the canonical name of a unit, or "" if it has none.
func pluralName(people int64) string {
	if k := digits(people) - 1; isPowerOfTen(people) && k < len(plurals) {
		return plurals[k]
	}
	if step := naturalStep(people); people/step == 12 {
		if k := digits(step) - 1; k < len(dozens) {
			return dozens[k]
		}
	}
	return ""
}

// pluralOf returns the figure that a unit in the plural stands for, or the
// zero Figure if no words name that unit.
func pluralOf(people int64) Figure {
	if people <= 0 || pluralName(people) == "" {
		return Figure{}
	}
	return Figure{People: people, Step: naturalStep(people), Hedge: Plural}
}

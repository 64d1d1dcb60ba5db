package attendance

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/highwater-go/highwater/internal/lang"
	"github.com/highwater-go/highwater/internal/text"
)

// Words returns f as it would stand in a sentence of l's language, without what
// is counted: "mehr als 160.000" in German, "más de 160 mil" in Spanish,
// "超过16万" in Chinese, for >160K. The words of the zero Figure are "".
//
// In every locale of English it is what [Figure.Words] returns, with the locale's
// signs in its numbers ("more than 8,06M" in en-DE); only ranges differ, which are
// put as "between 56K and 58K", and en-IN has lakh and crore.
//
// Other locales have the digits, signs and groups that the Unicode CLDR says are
// usual there ("١٦٠ ألف" in ar-EG, "160 000" in fr, "1,64,000" in hi), and scales
// where they make a number short: with at most two decimals, those of a thousand
// with none. German and French have none of a thousand, and Japanese and Korean
// mix scales with digits, as in "16万4000". A precision that no scale shows
// otherwise is shown after a zero: 1.0M is "0.10 करोड़" in Hindi.
//
// [Locale.Parse] reads the words back as f, or, where the language has no name for
// a unit in the plural ("hundreds of billions"), as a figure of the same Literal
// range, "at least" twice the unit.
//
// The error is that of [Figure.Validate], or wraps [ErrLanguage]. Besides English
// the languages with words are Arabic, Chinese in both scripts, French, German,
// Hindi, Indonesian, Italian, Japanese, Korean, Portuguese, Russian, Spanish,
// Turkish and Urdu.
func (l Locale) Words(f Figure) (string, error) {
	var buf [128]byte
	b, err := l.appendFigure(buf[:0], f)
	return string(b), err
}

// appendFigure appends the words of f to b, or returns b as it was with an error.
// Nothing but an error and English allocates, if b has room.
func (l Locale) appendFigure(b []byte, f Figure) ([]byte, error) {
	if _, err := f.flaw(); err != nil {
		return b, f.Validate()
	}
	if f.IsZero() {
		return b, nil
	}
	w := l.writer()
	switch {
	case w.book == nil:
		return b, fmt.Errorf("attendance: cannot write %v in %v: %w: none of its words are known here", f, l, ErrLanguage)
	case f.isRange():
		return w.appendRange(b, f), nil
	case w.book.english:
		return w.appendEnglish(b, f), nil
	case f.Hedge == Plural:
		if name := w.book.plural(f.People); name != "" {
			return append(b, name...), nil
		}
		f = Figure{2 * f.People, 0, naturalStep(2 * f.People), AtLeast}
	}
	h := &w.book.hedges[f.Hedge]
	b = append(b, h.before...)
	var scale *scaleWords
	var places int
	if f.Hedge != Exactly {
		scale, places = w.scale(f.People, f.Step)
	}
	b = w.appendScaled(b, f.People, scale, places)
	if w.book.ablative && (f.Hedge == MoreThan || f.Hedge == LessThan) {
		b = appendAblative(b, f.People)
	}
	return append(b, h.after...), nil
}

// A phrasebook is one way to put each hedge, and to write numbers, in one language.
// The words are among those that Parse reads, which languages.go has with what
// they can be checked in; which of them are usual in writing is this project's
// choice. The scales are those of CLDR's long forms, except in
// Russian, whose short ones are the same in every case.
type phrasebook struct {
	tag      string        // of the language, or of one region or script of it
	hedges   [Plural]affix // by hedge
	plurals  [10]string    // units in the plural: of ten to the power of the index, or a dozen
	scales   []scaleWords  // from the largest
	count    grammar       // which form of a scale a number takes
	english  bool          // the hedges and the units in the plural are those of Figure.Words
	blanks   bool          // the parts of a sum stand apart
	sums     bool          // a number is a sum of digits and scales: "16万4000"
	ablative bool          // "more than" asks for a case ending, which appendAblative writes
}

// An affix stands around a number; that of Between, before the first and after it.
type affix struct{ before, after string }

// scaleWords is a scale as it stands after a number, with the blank before it
// where there is one.
type scaleWords struct {
	many, one string // one is "" if it is the same
	power     uint8
	use       use
}

// A use is where a scale is written.
type use uint8

const (
	always use = iota
	whole      // after whole numbers from 10 up: "160 mil", but "44.200" and "5.000"
	rarely     // where no other way shows the precision: "57,0 Tsd."
)

// A grammar tells which numbers take the form of one.
type grammar uint8

const (
	justOne    grammar = iota // 1, but not 1.6
	belowTwo                  // 1.6, too
	butFewMany                // all but whole numbers from three to ten
)

var phrasebooks = [...]phrasebook{
	{
		tag: "ar",
		hedges: [...]affix{
			Exactly: {"", " بالضبط"}, About: {"نحو ", ""}, AtLeast: {"ما لا يقل عن ", ""}, MoreThan: {"أكثر من ", ""},
			Nearly: {"أقل بقليل من ", ""}, LessThan: {"أقل من ", ""}, AtMost: {"ما لا يزيد على ", ""}, Between: {"بين ", " و"},
		},
		plurals: [...]string{1: "عشرات", "مئات", "آلاف", "عشرات الآلاف", "مئات الآلاف", "ملايين", "عشرات الملايين", "مئات الملايين", "مليارات"},
		scales:  []scaleWords{{" ترليون", "", 12, always}, {" مليارات", " مليار", 9, always}, {" ملايين", " مليون", 6, always}, {" آلاف", " ألف", 3, whole}},
		count:   butFewMany,
	},
	{
		tag: "de",
		hedges: [...]affix{
			Exactly: {"genau ", ""}, About: {"etwa ", ""}, AtLeast: {"mindestens ", ""}, MoreThan: {"mehr als ", ""},
			Nearly: {"fast ", ""}, LessThan: {"weniger als ", ""}, AtMost: {"höchstens ", ""}, Between: {"zwischen ", " und "},
		},
		plurals: [...]string{"Dutzende", 2: "Hunderte", "Tausende", "Zehntausende", "Hunderttausende", "Millionen", 9: "Milliarden"},
		scales: []scaleWords{
			{" Billionen", " Billion", 12, always}, {" Milliarden", " Milliarde", 9, always}, {" Millionen", " Million", 6, always}, {" Tsd.", "", 3, rarely},
		},
	},
	{
		tag:     "en",
		english: true,
		hedges:  [...]affix{Between: {"between ", " and "}},
		scales:  []scaleWords{{"T", "", 12, always}, {"B", "", 9, always}, {"M", "", 6, always}, {"K", "", 3, whole}},
	},
	{
		tag: "en-IN",
		hedges: [...]affix{
			Exactly: {"exactly ", ""}, About: {"around ", ""}, AtLeast: {"at least ", ""}, MoreThan: {"more than ", ""},
			Nearly: {"nearly ", ""}, LessThan: {"less than ", ""}, AtMost: {"at most ", ""}, Between: {"between ", " and "},
		},
		plurals: [...]string{"dozens", "tens", "hundreds", "thousands", "tens of thousands", "lakhs", "tens of lakhs", "crores", "tens of crores", "hundreds of crores"},
		scales:  []scaleWords{{" lakh crore", "", 12, always}, {" crore", "", 7, always}, {" lakh", "", 5, always}, {" thousand", "", 3, rarely}},
	},
	{
		tag: "es",
		hedges: [...]affix{
			Exactly: {"exactamente ", ""}, About: {"alrededor de ", ""}, AtLeast: {"al menos ", ""}, MoreThan: {"más de ", ""},
			Nearly: {"casi ", ""}, LessThan: {"menos de ", ""}, AtMost: {"como máximo ", ""}, Between: {"entre ", " y "},
		},
		plurals: [...]string{
			"docenas", "decenas", "cientos", "miles", "decenas de miles", "cientos de miles", "millones", "decenas de millones", "cientos de millones", "miles de millones",
		},
		scales: []scaleWords{{" billones", " billón", 12, always}, {" mil millones", "", 9, always}, {" millones", " millón", 6, always}, {" mil", "", 3, whole}},
	},
	{
		tag: "fr",
		hedges: [...]affix{
			Exactly: {"exactement ", ""}, About: {"environ ", ""}, AtLeast: {"au moins ", ""}, MoreThan: {"plus de ", ""},
			Nearly: {"près de ", ""}, LessThan: {"moins de ", ""}, AtMost: {"au plus ", ""}, Between: {"entre ", " et "},
		},
		plurals: [...]string{
			"douzaines", "dizaines", "centaines", "milliers", "dizaines de milliers", "centaines de milliers", "millions", "dizaines de millions", "centaines de millions", "milliards",
		},
		scales: []scaleWords{{" billions", " billion", 12, always}, {" milliards", " milliard", 9, always}, {" millions", " million", 6, always}, {" k", "", 3, rarely}},
		count:  belowTwo,
	},
	{
		tag: "hi",
		hedges: [...]affix{
			Exactly: {"ठीक ", ""}, About: {"लगभग ", ""}, AtLeast: {"कम से कम ", ""}, MoreThan: {"", " से अधिक"},
			Nearly: {"करीब-करीब ", ""}, LessThan: {"", " से कम"}, AtMost: {"अधिकतम ", ""}, Between: {"", " से "},
		},
		plurals: [...]string{"दर्जनों", "दसियों", "सैकड़ों", "हज़ारों", "दसियों हज़ार", "लाखों", "दसियों लाख", "करोड़ों", 9: "अरबों"},
		scales: []scaleWords{
			{" नील", "", 13, rarely}, {" खरब", "", 11, always}, {" अरब", "", 9, always}, {" करोड़", "", 7, always}, {" लाख", "", 5, always}, {" हज़ार", "", 3, whole},
		},
	},
	{
		tag: "id",
		hedges: [...]affix{
			Exactly: {"tepat ", ""}, About: {"sekitar ", ""}, AtLeast: {"setidaknya ", ""}, MoreThan: {"lebih dari ", ""},
			Nearly: {"hampir ", ""}, LessThan: {"kurang dari ", ""}, AtMost: {"paling banyak ", ""}, Between: {"antara ", " dan "},
		},
		plurals: [...]string{"lusinan", "puluhan", "ratusan", "ribuan", "puluhan ribu", "ratusan ribu", "jutaan", "puluhan juta", "ratusan juta", "miliaran"},
		scales:  []scaleWords{{" triliun", "", 12, always}, {" miliar", "", 9, always}, {" juta", "", 6, always}, {" ribu", "", 3, whole}},
	},
	{
		tag: "it",
		hedges: [...]affix{
			Exactly: {"esattamente ", ""}, About: {"circa ", ""}, AtLeast: {"almeno ", ""}, MoreThan: {"più di ", ""},
			Nearly: {"quasi ", ""}, LessThan: {"meno di ", ""}, AtMost: {"al massimo ", ""}, Between: {"tra ", " e "},
		},
		plurals: [...]string{
			"dozzine", "decine", "centinaia", "migliaia", "decine di migliaia", "centinaia di migliaia", "milioni", "decine di milioni", "centinaia di milioni", "miliardi",
		},
		scales: []scaleWords{{" mila miliardi", " mille miliardi", 12, always}, {" miliardi", " miliardo", 9, always}, {" milioni", " milione", 6, always}, {"mila", "", 3, whole}},
	},
	{
		tag: "ja",
		hedges: [...]affix{
			Exactly: {"ちょうど", ""}, About: {"約", ""}, AtLeast: {"", "以上"}, MoreThan: {"", "超"},
			Nearly: {"", "近く"}, LessThan: {"", "未満"}, AtMost: {"", "以下"}, Between: {"", "〜"},
		},
		plurals: [...]string{1: "数十", "数百", "数千", "数万", "数十万", "数百万", "数千万", "数億", "数十億"},
		scales:  []scaleWords{{"兆", "", 12, always}, {"億", "", 8, always}, {"万", "", 4, always}},
		sums:    true,
	},
	{
		tag: "ko",
		hedges: [...]affix{
			Exactly: {"정확히 ", ""}, About: {"약 ", ""}, AtLeast: {"", " 이상"}, MoreThan: {"", " 초과"},
			Nearly: {"", " 가까이"}, LessThan: {"", " 미만"}, AtMost: {"", " 이하"}, Between: {"", "~"},
		},
		plurals: [...]string{1: "수십", "수백", "수천", "수만", "수십만", "수백만", "수천만", "수억", ""},
		scales:  []scaleWords{{"조", "", 12, always}, {"억", "", 8, always}, {"만", "", 4, always}},
		sums:    true,
		blanks:  true,
	},
	{
		tag: "pt",
		hedges: [...]affix{
			Exactly: {"exatamente ", ""}, About: {"cerca de ", ""}, AtLeast: {"pelo menos ", ""}, MoreThan: {"mais de ", ""},
			Nearly: {"quase ", ""}, LessThan: {"menos de ", ""}, AtMost: {"no máximo ", ""}, Between: {"entre ", " e "},
		},
		plurals: [...]string{
			"dúzias", "dezenas", "centenas", "milhares", "dezenas de milhares", "centenas de milhares", "milhões", "dezenas de milhões", "centenas de milhões", "bilhões",
		},
		scales: []scaleWords{{" trilhões", " trilhão", 12, always}, {" bilhões", " bilhão", 9, always}, {" milhões", " milhão", 6, always}, {" mil", "", 3, whole}},
		count:  belowTwo,
	},
	{
		tag: "pt-PT",
		hedges: [...]affix{
			Exactly: {"exatamente ", ""}, About: {"cerca de ", ""}, AtLeast: {"pelo menos ", ""}, MoreThan: {"mais de ", ""},
			Nearly: {"quase ", ""}, LessThan: {"menos de ", ""}, AtMost: {"no máximo ", ""}, Between: {"entre ", " e "},
		},
		plurals: [...]string{
			"dúzias", "dezenas", "centenas", "milhares", "dezenas de milhares", "centenas de milhares", "milhões", "dezenas de milhões", "centenas de milhões", "milhares de milhões",
		},
		scales: []scaleWords{{" biliões", " bilião", 12, always}, {" mil milhões", "", 9, always}, {" milhões", " milhão", 6, always}, {" mil", "", 3, whole}},
	},
	{
		tag: "ru",
		hedges: [...]affix{
			Exactly: {"ровно ", ""}, About: {"около ", ""}, AtLeast: {"не менее ", ""}, MoreThan: {"более ", ""},
			Nearly: {"почти ", ""}, LessThan: {"менее ", ""}, AtMost: {"не более ", ""}, Between: {"от ", " до "},
		},
		plurals: [...]string{
			"дюжины", "десятки", "сотни", "тысячи", "десятки тысяч", "сотни тысяч", "миллионы", "десятки миллионов", "сотни миллионов", "миллиарды",
		},
		scales: []scaleWords{{" трлн", "", 12, always}, {" млрд", "", 9, always}, {" млн", "", 6, always}, {" тыс.", "", 3, whole}},
	},
	{
		tag: "tr",
		hedges: [...]affix{
			Exactly: {"tam olarak ", ""}, About: {"yaklaşık ", ""}, AtLeast: {"en az ", ""}, MoreThan: {"", " fazla"},
			Nearly: {"neredeyse ", ""}, LessThan: {"", " az"}, AtMost: {"en fazla ", ""}, Between: {"", " ila "},
		},
		plurals:  [...]string{"düzinelerce", "onlarca", "yüzlerce", "binlerce", "on binlerce", "yüz binlerce", "milyonlarca", "on milyonlarca", "yüz milyonlarca", "milyarlarca"},
		scales:   []scaleWords{{" trilyon", "", 12, always}, {" milyar", "", 9, always}, {" milyon", "", 6, always}, {" bin", "", 3, whole}},
		ablative: true,
	},
	{
		tag: "ur",
		hedges: [...]affix{
			Exactly: {"ٹھیک ", ""}, About: {"تقریباً ", ""}, AtLeast: {"کم از کم ", ""}, MoreThan: {"", " سے زیادہ"},
			Nearly: {"قریب قریب ", ""}, LessThan: {"", " سے کم"}, AtMost: {"زیادہ سے زیادہ ", ""}, Between: {"", " سے "},
		},
		plurals: [...]string{"درجنوں", "دسیوں", "سینکڑوں", "ہزاروں", "دسیوں ہزار", "لاکھوں", 7: "کروڑوں", 9: "اربوں"},
		scales: []scaleWords{
			{" ٹریلین", "", 12, rarely}, {" کھرب", "", 11, always}, {" ارب", "", 9, always}, {" کروڑ", "", 7, always}, {" لاکھ", "", 5, always}, {" ہزار", "", 3, whole},
		},
	},
	{
		tag: "zh",
		hedges: [...]affix{
			Exactly: {"正好", ""}, About: {"约", ""}, AtLeast: {"至少", ""}, MoreThan: {"超过", ""},
			Nearly: {"近", ""}, LessThan: {"不到", ""}, AtMost: {"最多", ""}, Between: {"", "至"},
		},
		plurals: [...]string{1: "数十", "数百", "数千", "数万", "数十万", "数百万", "数千万", "数亿", "数十亿"},
		scales:  []scaleWords{{"万亿", "", 12, always}, {"亿", "", 8, always}, {"万", "", 4, always}},
	},
	{
		tag: "zh-HK",
		hedges: [...]affix{
			Exactly: {"正好", ""}, About: {"約", ""}, AtLeast: {"至少", ""}, MoreThan: {"超過", ""},
			Nearly: {"近", ""}, LessThan: {"不到", ""}, AtMost: {"最多", ""}, Between: {"", "至"},
		},
		plurals: [...]string{1: "數十", "數百", "數千", "數萬", "數十萬", "數百萬", "數千萬", "數億", "數十億"},
		scales:  []scaleWords{{"萬億", "", 12, always}, {"億", "", 8, always}, {"萬", "", 4, always}},
	},
	{
		tag: "zh-Hant",
		hedges: [...]affix{
			Exactly: {"正好", ""}, About: {"約", ""}, AtLeast: {"至少", ""}, MoreThan: {"超過", ""},
			Nearly: {"近", ""}, LessThan: {"不到", ""}, AtMost: {"最多", ""}, Between: {"", "至"},
		},
		plurals: [...]string{1: "數十", "數百", "數千", "數萬", "數十萬", "數百萬", "數千萬", "數億", "數十億"},
		scales:  []scaleWords{{"兆", "", 12, always}, {"億", "", 8, always}, {"萬", "", 4, always}},
	},
}

// plural returns the name of a unit in the plural, or "".
func (p *phrasebook) plural(people int64) string {
	if people == 12 {
		return p.plurals[0]
	}
	if k := digits(people) - 1; isPowerOfTen(people) && k < len(p.plurals) {
		return p.plurals[k]
	}
	return ""
}

// A writer writes figures as one locale does.
type writer struct {
	book           *phrasebook
	decimal, group string
	zero           rune
	lakhs          bool // groups have two digits, except the last
	bare4          bool // four digits are not grouped
}

// writer returns a writer of figures in l, without a book if it has none.
func (l Locale) writer() writer {
	if l.row == 0 || int(l.row) > len(lang.LocaleTags) {
		return writer{book: bookOf("en"), decimal: ".", group: ",", zero: '0'}
	}
	row := &lang.LocaleTags[l.row-1]
	n := &lang.LocaleNumbers[row.Numbers]
	w := writer{decimal: sign(n.Decimal), group: sign(n.Group), zero: '0'}
	tag := row.Tag
	language, region, _ := strings.Cut(tag, "-")
	switch n.Group {
	case ' ':
		w.group = "\u00a0"
		if tag != "fr-CA" && (language == "fr" || tag == "en-FR" || tag == "en-GE") {
			w.group = "\u202f"
		}
	case '\'':
		w.group = "’"
	}
	book := language
	switch {
	case tag == "en-IN":
		book, w.lakhs = tag, true
	case region == "Latn": // in which none of these languages is written but to spell its sounds
		return w
	case language == "zh" && hasForm(n.Forms, "萬"):
		book = "zh-Hant"
	case language == "zh" && !hasForm(n.Forms, "万"): // CLDR has K and M for Hong Kong and Macau
		book = "zh-HK"
	case language == "pt" && region != "":
		book = "pt-PT"
	}
	w.book = bookOf(book)
	switch tag { // CLDR's default digits, minimal grouping digits and patterns of groups
	case "ar", "ar-AE", "ar-DZ", "ar-EH", "ar-LY", "ar-MA", "ar-TN":
	case "ur-IN":
		w.zero = '۰'
	case "es", "es-EA", "es-GQ", "es-IC", "es-PH", "ru-UA":
		w.bare4 = true
	case "hi":
		w.lakhs = true
	case "pt", "pt-AO", "pt-FR":
	default:
		w.bare4 = language == "it" || language == "pt"
		if language == "ar" {
			w.zero = '٠'
		}
	}
	if w.zero != '0' {
		w.decimal, w.group = "٫", "٬"
	}
	return w
}

// sign returns a sign of one byte as a text, without allocating one.
func sign(c byte) string {
	const signs = ".,' "
	i := strings.IndexByte(signs, c)
	return signs[max(i, 0) : i+1]
}

// bookOf returns the phrasebook with a tag, or nil.
func bookOf(tag string) *phrasebook {
	for i := range phrasebooks {
		if phrasebooks[i].tag == tag {
			return &phrasebooks[i]
		}
	}
	return nil
}

func hasForm(forms []lang.Form, after string) bool {
	return slices.ContainsFunc(forms, func(f lang.Form) bool { return f.After == after })
}

// appendEnglish appends the words of Figure.Words with the signs of w.
func (w *writer) appendEnglish(b []byte, f Figure) []byte {
	for _, c := range f.Words() {
		switch c {
		case '.':
			b = append(b, w.decimal...)
		case ',':
			b = append(b, w.group...)
		default:
			b = utf8.AppendRune(b, c)
		}
	}
	return b
}

// appendRange appends a range. A first end that has less than four digits and
// no scale would take the scale of the second, or seem cut short before a second
// without one: as in canonical text, the second then has none, or the first does.
// Otherwise either both ends have a scale or none: "entre 164.000 y 164.999".
func (w *writer) appendRange(b []byte, f Figure) []byte {
	between, end := w.book.hedges[Between], ""
	if f.Hedge == About {
		about := w.book.hedges[About]
		if between.before != "" || between.after == "" { // as in "between 56K and 58K"
			between.after = "–"
		}
		between.before, end = about.before, about.after
		if w.book.english {
			between.before = "around "
		}
	}
	h := &between
	b = append(b, h.before...)
	return append(w.appendEnds(b, f, h), end...)
}

// appendEnds appends both ends of a range.
func (w *writer) appendEnds(b []byte, f Figure, h *affix) []byte {
	low, lowPlaces := w.scale(f.People, naturalStep(f.People))
	high, highPlaces := w.scale(f.To, naturalStep(f.To))
	short := 0 < f.People && f.People < thousand
	switch {
	case short && f.To > f.People*thousand:
		low = &w.book.scales[len(w.book.scales)-1]
		lowPlaces = int(low.power) - digits(naturalStep(f.People)) + 1
	case short, f.People > 0 && (low == nil) != (high == nil),
		w.book.sums && f.People < 1e4 && f.To >= 1e8: // "4000〜5000億" are both counted in 億
		b = append(w.appendDigits(b, f.People), h.after...)
		return w.appendDigits(b, f.To)
	}
	b = append(w.appendScaled(b, f.People, low, lowPlaces), h.after...)
	return w.appendScaled(b, f.To, high, highPlaces)
}

// scale returns the scale that shows the step of a number, and with how many
// decimals, or nil if its digits alone do.
func (w *writer) scale(n, step int64) (s *scaleWords, places int) {
	natural := n == 0 || step == naturalStep(n)
	if natural && w.book.sums {
		return nil, 0
	}
	for i := range w.book.scales {
		s, places = &w.book.scales[i], int(w.book.scales[i].power)-digits(step)+1
		switch {
		case n < pow10[s.power]:
		case !natural:
			if places > 0 {
				return s, places
			}
		case s.use == rarely, s.use == whole && (n < 10*pow10[s.power] || places > 0):
		case places <= 2:
			return s, max(0, places)
		default:
			return nil, 0
		}
	}
	for i := len(w.book.scales) - 1; i >= 0 && !natural; i-- { // after a zero and a point
		if s, places = &w.book.scales[i], int(w.book.scales[i].power)-digits(step)+1; places > 0 {
			return s, places
		}
	}
	return nil, 0
}

// appendFull appends all digits of a number, in a sum if that is how the language
// writes them.
func (w *writer) appendFull(b []byte, n int64) []byte {
	if last := n % 1e4; !w.book.sums || n >= 1e4 && 0 < last && last < 10 { // Parse reads no "10万5"
		return w.appendDigits(b, n)
	}
	start := len(b)
	for i := range w.book.scales {
		s := &w.book.scales[i]
		if unit := pow10[s.power]; n >= unit {
			if len(b) > start && w.book.blanks {
				b = append(b, ' ')
			}
			b = w.appendRun(b, n/unit)
			b = append(b, s.many...)
			n %= unit
		}
	}
	if n > 0 || len(b) == start {
		if len(b) > start && w.book.blanks {
			b = append(b, ' ')
		}
		b = w.appendRun(b, n)
	}
	return b
}

// appendScaled appends n with a scale and a number of decimals, or in full if s is
// nil.
func (w *writer) appendScaled(b []byte, n int64, s *scaleWords, places int) []byte {
	if s == nil {
		return w.appendFull(b, n)
	}
	count := n / pow10[s.power]
	b = w.appendDigits(b, count)
	if places > 0 {
		b = append(b, w.decimal...)
		for d := int(s.power) - 1; d >= int(s.power)-places; d-- {
			b = utf8.AppendRune(b, w.zero+rune(n/pow10[d]%10))
		}
	}
	one := count == 1 && places == 0
	switch w.book.count {
	case belowTwo:
		one = count < 2
	case butFewMany:
		one = count < 3 || count > 10 || places > 0
	}
	if one && s.one != "" {
		return append(b, s.one...)
	}
	return append(b, s.many...)
}

// appendDigits appends n in groups.
func (w *writer) appendDigits(b []byte, n int64) []byte {
	for d := digits(n) - 1; d >= 0; d-- {
		b = utf8.AppendRune(b, w.zero+rune(n/pow10[d]%10))
		ends := d%3 == 0
		if w.lakhs {
			ends = d == 3 || d > 3 && d%2 == 1
		}
		if ends && d > 0 && (n >= 1e4 || !w.bare4) {
			b = append(b, w.group...)
		}
	}
	return b
}

// appendRun appends the digits of n, not in groups.
func (w *writer) appendRun(b []byte, n int64) []byte {
	for d := digits(n) - 1; d >= 0; d-- {
		b = utf8.AppendRune(b, w.zero+rune(n/pow10[d]%10))
	}
	return b
}

// appendAblative appends the Turkish ending of "from" to the number n that b ends
// with: to its scale as to any word, and to digits after an apostrophe. The last
// vowel and consonant of the number in words decide which it is.
func appendAblative(b []byte, n int64) []byte {
	switch {
	case bytes.HasSuffix(b, []byte("bin")):
		return append(b, "den"...)
	case text.IsLetter(b[len(b)-1]): // milyon, milyar, trilyon
		return append(b, "dan"...)
	}
	ending := "dan" // sıfır, or milyon and up
	switch {
	case n%10 != 0: // bir, iki, üç, dört, beş, altı, yedi, sekiz, dokuz
		ending = [...]string{1: "den", "den", "ten", "ten", "ten", "dan", "den", "den", "dan"}[n%10]
	case n%100 != 0: // on, yirmi, otuz, kırk, elli, altmış, yetmiş, seksen, doksan
		ending = [...]string{1: "dan", "den", "dan", "tan", "den", "tan", "ten", "den", "dan"}[n/10%10]
	case n%million != 0: // yüz, bin
		ending = "den"
	}
	return append(append(b, "’"...), ending...)
}

package bench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// A Sample is a figure as it is published.
type Sample struct {
	Text   string // "between 50,000 and 60,000"
	Number string // its first number, as strconv.ParseFloat reads it: "50000"
	People int64  // the number with its scale
	Hedge  attendance.Hedge
}

// A Language is how figures are written in one language.
type Language struct {
	Tag     string // BCP 47; "" is English as Parse reads it
	decimal string
	group   string
	zero    rune // the first of its digits
	indian  bool // numbers are grouped as in 1,64,000
	opens   []hedge
	closes  []hedge
	scales  []scale
	ranges  [][2]string
}

type hedge struct {
	words string
	hedge attendance.Hedge
}

type scale struct {
	words string // with the blank before them, if one is usual
	power int
}

const (
	about = attendance.About
	least = attendance.AtLeast
	more  = attendance.MoreThan
	near  = attendance.Nearly
	less  = attendance.LessThan
	most  = attendance.AtMost
)

// English comes first in Languages.
var English = &Languages[0]

// Languages are those that highwater knows the hedges of.
var Languages = [...]Language{
	{
		Tag: "", decimal: ".", group: ",", zero: '0',
		opens: []hedge{
			{"around ", about}, {"about ", about}, {"more than ", more}, {"over ", more}, {"nearly ", near}, {"at least ", least},
			{"some ", about}, {"up to ", most}, {"roughly ", about}, {"almost ", near}, {"fewer than ", less},
		},
		closes: []hedge{{"+", least}, {"+", least}, {" or so", about}, {" or more", least}, {"-plus", least}},
		scales: []scale{{"K", 3}, {"K", 3}, {"k", 3}, {"M", 6}, {"M", 6}, {" million", 6}, {" million", 6}, {" lakh", 5}, {" crore", 7}, {" thousand", 3}, {"bn", 9}},
		ranges: [][2]string{{"between ", " and "}, {"", "–"}, {"", " to "}, {"", "-"}},
	},
	{
		Tag: "ar", decimal: "٫", group: "٬", zero: '٠',
		opens:  []hedge{{"حوالي ", about}, {"نحو ", about}, {"أكثر من ", more}, {"ما لا يقل عن ", least}, {"أقل من ", less}},
		closes: []hedge{{" تقريبا", about}, {" أو أكثر", least}, {" على الأقل", least}},
		scales: []scale{{" ألف", 3}, {" مليون", 6}, {" مليار", 9}},
		ranges: [][2]string{{"ما بين ", " و"}, {"بين ", " و"}, {"", " إلى "}},
	},
	{
		Tag: "de", decimal: ",", group: ".", zero: '0',
		opens: []hedge{
			{"über ", more}, {"mehr als ", more}, {"rund ", about}, {"etwa ", about}, {"knapp ", near}, {"mindestens ", least}, {"bis zu ", most},
		},
		closes: []hedge{{" oder mehr", least}, {" mindestens", least}, {"+", least}},
		scales: []scale{{" Mio.", 6}, {" Millionen", 6}, {" Tsd.", 3}, {" Tausend", 3}, {" Mrd.", 9}},
		ranges: [][2]string{{"zwischen ", " und "}, {"", " bis "}, {"", "–"}},
	},
	{
		Tag: "es", decimal: ",", group: ".", zero: '0',
		opens: []hedge{
			{"más de ", more}, {"cerca de ", about}, {"unos ", about}, {"alrededor de ", about}, {"casi ", near}, {"al menos ", least}, {"hasta ", most},
		},
		closes: []hedge{{" o más", least}, {" aproximadamente", about}, {"+", least}},
		scales: []scale{{" mil", 3}, {" millones", 6}, {" M", 6}},
		ranges: [][2]string{{"entre ", " y "}, {"de ", " a "}, {"", "-"}},
	},
	{
		Tag: "fr", decimal: ",", group: "\u202f", zero: '0',
		opens: []hedge{
			{"plus de ", more}, {"environ ", about}, {"près de ", near}, {"au moins ", least}, {"quelque ", about}, {"moins de ", less}, {"jusqu'à ", most},
		},
		closes: []hedge{{" environ", about}, {" ou plus", least}, {"+", least}},
		scales: []scale{{" mille", 3}, {" millions", 6}, {"\u00a0M", 6}, {"\u00a0k", 3}, {" milliards", 9}},
		ranges: [][2]string{{"entre ", " et "}, {"de ", " à "}, {"", "–"}},
	},
	{
		Tag: "hi", decimal: ".", group: ",", zero: '0', indian: true,
		opens:  []hedge{{"लगभग ", about}, {"करीब ", about}, {"कम से कम ", least}, {"अधिकतम ", most}},
		closes: []hedge{{" से अधिक", more}, {" से ज्यादा", more}, {" से कम", less}, {" के करीब", about}},
		scales: []scale{{" हज़ार", 3}, {" लाख", 5}, {" करोड़", 7}},
		ranges: [][2]string{{"", " से "}, {"", "-"}},
	},
	{
		Tag: "id", decimal: ",", group: ".", zero: '0',
		opens:  []hedge{{"lebih dari ", more}, {"sekitar ", about}, {"setidaknya ", least}, {"hampir ", near}, {"kurang dari ", less}},
		closes: []hedge{{" atau lebih", least}, {" lebih", more}, {"+", least}},
		scales: []scale{{" ribu", 3}, {" juta", 6}, {" rb", 3}, {" jt", 6}, {" miliar", 9}},
		ranges: [][2]string{{"antara ", " dan "}, {"", " hingga "}, {"", "-"}},
	},
	{
		Tag: "it", decimal: ",", group: ".", zero: '0',
		opens:  []hedge{{"più di ", more}, {"oltre ", more}, {"circa ", about}, {"quasi ", near}, {"almeno ", least}, {"meno di ", less}},
		closes: []hedge{{" circa", about}, {" o più", least}, {"+", least}},
		scales: []scale{{" mila", 3}, {" milioni", 6}, {" Mln", 6}, {" miliardi", 9}},
		ranges: [][2]string{{"tra ", " e "}, {"da ", " a "}, {"", "–"}},
	},
	{
		Tag: "ja", decimal: ".", group: ",", zero: '0',
		opens:  []hedge{{"約", about}, {"およそ", about}, {"少なくとも", least}, {"最大", most}},
		closes: []hedge{{"以上", least}, {"超", more}, {"近く", near}, {"ほど", about}, {"未満", less}},
		scales: []scale{{"万", 4}, {"万", 4}, {"億", 8}},
		ranges: [][2]string{{"", "〜"}, {"", "から"}},
	},
	{
		Tag: "ko", decimal: ".", group: ",", zero: '0',
		opens:  []hedge{{"약 ", about}, {"최소 ", least}, {"거의 ", near}, {"최대 ", most}},
		closes: []hedge{{" 이상", least}, {" 가량", about}, {" 넘는", more}, {" 정도", about}},
		scales: []scale{{"만", 4}, {"만", 4}, {"천", 3}, {"억", 8}},
		ranges: [][2]string{{"", "~"}, {"", "에서 "}},
	},
	{
		Tag: "pt", decimal: ",", group: ".", zero: '0',
		opens:  []hedge{{"mais de ", more}, {"cerca de ", about}, {"quase ", near}, {"pelo menos ", least}, {"até ", most}, {"menos de ", less}},
		closes: []hedge{{" ou mais", least}, {" aproximadamente", about}, {"+", least}},
		scales: []scale{{" mil", 3}, {" milhões", 6}, {" mi", 6}, {" bilhões", 9}},
		ranges: [][2]string{{"entre ", " e "}, {"de ", " a "}, {"", "-"}},
	},
	{
		Tag: "ru", decimal: ",", group: "\u00a0", zero: '0',
		opens: []hedge{
			{"более ", more}, {"около ", about}, {"примерно ", about}, {"почти ", near}, {"не менее ", least}, {"свыше ", more}, {"до ", most},
		},
		closes: []hedge{{" и более", least}, {" с лишним", more}, {"+", least}},
		scales: []scale{{" тыс.", 3}, {" млн", 6}, {" тысяч", 3}, {" миллионов", 6}, {" млрд", 9}},
		ranges: [][2]string{{"от ", " до "}, {"", "–"}},
	},
	{
		Tag: "tr", decimal: ",", group: ".", zero: '0',
		opens:  []hedge{{"yaklaşık ", about}, {"en az ", least}, {"neredeyse ", near}, {"en fazla ", most}},
		closes: []hedge{{" civarında", about}, {" ve üzeri", least}, {"'den fazla", more}, {"+", least}},
		scales: []scale{{" bin", 3}, {" milyon", 6}, {" Mn", 6}, {" B", 3}, {" milyar", 9}},
		ranges: [][2]string{{"", " ila "}, {"", "-"}},
	},
	{
		Tag: "ur", decimal: ".", group: ",", zero: '0',
		opens:  []hedge{{"تقریباً ", about}, {"کم از کم ", least}, {"لگ بھگ ", about}, {"زیادہ سے زیادہ ", most}},
		closes: []hedge{{" سے زائد", more}, {" سے زیادہ", more}, {" سے کم", less}, {" کے قریب", about}},
		scales: []scale{{" ہزار", 3}, {" لاکھ", 5}, {" کروڑ", 7}},
		ranges: [][2]string{{"", " سے "}, {"", " تا "}},
	},
	{
		Tag: "zh", decimal: ".", group: ",", zero: '0',
		opens:  []hedge{{"约", about}, {"超过", more}, {"近", near}, {"至少", least}, {"逾", more}, {"不到", less}},
		closes: []hedge{{"以上", least}, {"左右", about}, {"多", more}, {"余", more}},
		scales: []scale{{"万", 4}, {"万", 4}, {"亿", 8}},
		ranges: [][2]string{{"", "到"}, {"", "至"}},
	},
}

// Samples makes n distinct figures in language l, so many and so mixed that no
// branch predictor learns them.
func (l *Language) Samples(n int) []Sample {
	r := rand.New(rand.NewPCG(uint64(n), 2))
	seen := make(map[string]bool, n)
	samples := make([]Sample, 0, n)
	for len(samples) < n {
		shape := r.IntN(100)
		for { // until the text is new; its shape stays, and so does the mix
			if s := l.sample(r, shape); !seen[s.Text] {
				seen[s.Text] = true
				samples = append(samples, s)
				break
			}
		}
	}
	return samples
}

// sample makes one figure: three in a hundred are in words, if l is English, and
// of the others a tenth are ranges, a half have a scale, two fifths a hedge
// before the number and a fifth one after it.
func (l *Language) sample(r *rand.Rand, shape int) Sample {
	var open, closing hedge
	switch side := r.IntN(10); {
	case side < 4:
		open = pick(r, l.opens)
	case side < 6:
		closing = pick(r, l.closes)
	}
	var s Sample
	switch {
	case shape < 3 && l == English:
		s, closing = spelled(r), hedge{}
	case shape < 20:
		s.People = 1 + r.Int64N(20_000_000)
		s.Number = strconv.FormatInt(s.People, 10)
		s.Text = l.digits(s.Number)
	case shape < 40:
		s.People = 1_000 + r.Int64N(20_000_000)
		s.Number = strconv.FormatInt(s.People, 10)
		s.Text = l.grouped(s.People)
	case shape < 90:
		s = l.scaled(r)
	default:
		return l.between(r)
	}
	s.Text = open.words + s.Text + closing.words
	s.Hedge = max(open.hedge, closing.hedge) // one of them is Bare, which is 0
	return s
}

// scaled makes a number with a scale, with as many as three decimals but no
// parts of a person.
func (l *Language) scaled(r *rand.Rand) Sample {
	sc := pick(r, l.scales)
	places := min(r.IntN(4), sc.power)
	whole := 1 + r.Int64N(999)
	s := Sample{Number: strconv.FormatInt(whole, 10), People: whole * pow10(sc.power)}
	s.Text = l.digits(s.Number)
	if places > 0 {
		part := r.Int64N(pow10(places))
		decimals := fmt.Sprintf("%0*d", places, part)
		s.Number += "." + decimals
		s.Text += l.decimal + l.digits(decimals)
		s.People += part * pow10(sc.power-places)
	}
	s.Text += sc.words
	return s
}

// between makes a range.
func (l *Language) between(r *rand.Rand) Sample {
	words := pick(r, l.ranges)
	low := 10_000 + r.Int64N(1_000_000)
	high := low + r.Int64N(1_000_000)
	return Sample{words[0] + l.grouped(low) + words[1] + l.grouped(high), strconv.FormatInt(low, 10), low, attendance.Between}
}

// digits writes ASCII digits as l does.
func (l *Language) digits(number string) string {
	if l.zero == '0' {
		return number
	}
	return strings.Map(func(c rune) rune { return c - '0' + l.zero }, number)
}

func (l *Language) grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	size := 3
	groups := []string{}
	for len(s) > size {
		groups = append(groups, l.digits(s[len(s)-size:]))
		s = s[:len(s)-size]
		if l.indian {
			size = 2
		}
	}
	groups = append(groups, l.digits(s))
	slices.Reverse(groups)
	return strings.Join(groups, l.group)
}

var (
	ones = strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens = strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
)

// spelled makes a number in English words.
func spelled(r *rand.Rand) Sample {
	n := 1 + r.Int64N(999)
	unit := pick(r, []scale{{" thousand", 3}, {" million", 6}})
	words := ""
	if n >= 100 {
		words = ones[n/100-1] + " hundred"
		if n%100 > 0 {
			words += " and "
		}
	}
	switch k := n % 100; {
	case k >= 20:
		words += tens[k/10-2]
		if k%10 > 0 {
			words += "-" + ones[k%10-1]
		}
	case k > 0:
		words += ones[k-1]
	}
	return Sample{Text: words + unit.words, Number: strconv.FormatInt(n, 10), People: n * pow10(unit.power)}
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

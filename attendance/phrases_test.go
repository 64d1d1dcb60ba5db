package attendance_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	. "github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/long"
)

// phraseTable has figures as they would stand in a newspaper, checked by hand.
var phraseTable = []struct {
	tag  string
	want map[string]string
}{
	{"ar", map[string]string{
		"57K": "57 ألف", "164K+": "ما لا يقل عن 164 ألف", ">160K": "أكثر من 160 ألف", ">44,208": "أكثر من 44,208", "~57K": "نحو 57 ألف",
		"nearly 8M": "أقل بقليل من 8 ملايين", "<8M": "أقل من 8 ملايين", "≤13M": "ما لا يزيد على 13 مليون", "56K–58K": "بين 56 ألف و58 ألف",
		"exactly 57,000": "57,000 بالضبط", "1.6M": "1.6 مليون", "2B": "2 مليار", "3B": "3 مليارات", "5,000": "5,000", "tens of thousands": "عشرات الآلاف",
	}},
	{"ar-EG", map[string]string{">160K": "أكثر من ١٦٠ ألف", ">44,208": "أكثر من ٤٤٬٢٠٨", "8.06M": "٨٫٠٦ مليون"}},
	{"ar-MA", map[string]string{">44,208": "أكثر من 44.208", "8.06M": "8,06 مليون"}},
	{"de", map[string]string{
		"57K": "57.000", "164K+": "mindestens 164.000", ">160K": "mehr als 160.000", "~57K": "etwa 57.000", "nearly 8M": "fast 8 Millionen",
		"<8M": "weniger als 8 Millionen", "≤13K": "höchstens 13.000", "56K–58K": "zwischen 56.000 und 58.000", "exactly 57,000": "genau 57.000",
		"8.06M": "8,06 Millionen", "1M": "1 Million", "1.0M": "1,0 Millionen", "1,234,567": "1.234.567", "1B": "1 Milliarde", "57.0K": "57,0 Tsd.",
		"tens of thousands": "Zehntausende", "dozens": "Dutzende", "tens of millions": "mindestens 20 Millionen",
	}},
	{"de-AT", map[string]string{">160K": "mehr als 160\u00a0000", "8.06M": "8,06 Millionen"}},
	{"de-CH", map[string]string{">160K": "mehr als 160’000", "8.06M": "8.06 Millionen"}},
	{"en", map[string]string{">160K": "more than 160K", "56K–58K": "between 56K and 58K", "164K–164,999": "between 164,000 and 164,999", "~57K": "around 57K", "164K+": "164K+", "tens of thousands": "tens of thousands"}},
	{"en-DE", map[string]string{">44,208": "more than 44.208", "8.06M": "8,06M", "44.2K–44.3K": "between 44.200 and 44.300"}},
	{"en-ZA", map[string]string{">44,208": "more than 44\u00a0208"}},
	{"en-IN", map[string]string{
		">160K": "more than 1.6 lakh", "164K+": "at least 1.64 lakh", "56K–58K": "between 56,000 and 58,000", "16.4M": "1.64 crore", "1,640,005": "16,40,005",
		"hundreds of thousands": "lakhs", "nearly 8M": "nearly 80 lakh",
	}},
	{"es", map[string]string{
		"57K": "57 mil", "164K+": "al menos 164 mil", ">160K": "más de 160 mil", ">44,208": "más de 44.208", "~57K": "alrededor de 57 mil",
		"nearly 8M": "casi 8 millones", "<8M": "menos de 8 millones", "≤13K": "como máximo 13 mil", "56K–58K": "entre 56 mil y 58 mil",
		"exactly 57,000": "exactamente 57.000", "1M": "1 millón", "1.6M": "1,6 millones", "1.6B": "1,6 mil millones", "1,234": "1234", "5K": "5000",
		"tens of thousands": "decenas de miles",
	}},
	{"es-AR", map[string]string{"1,234": "1.234"}},
	{"es-MX", map[string]string{">44,208": "más de 44,208", "1.6M": "1.6 millones"}},
	{"fr", map[string]string{
		"57K": "57\u202f000", "164K+": "au moins 164\u202f000", ">160K": "plus de 160\u202f000", "~57K": "environ 57\u202f000", "nearly 8M": "près de 8 millions",
		"<8M": "moins de 8 millions", "≤13K": "au plus 13\u202f000", "56K–58K": "entre 56\u202f000 et 58\u202f000", "exactly 57,000": "exactement 57\u202f000",
		"1.6M": "1,6 million", "2.5M": "2,5 millions", "tens of thousands": "dizaines de milliers",
	}},
	{"hi", map[string]string{
		"57K": "57 हज़ार", "164K+": "कम से कम 1.64 लाख", ">160K": "1.6 लाख से अधिक", ">44,208": "44,208 से अधिक", "~57K": "लगभग 57 हज़ार",
		"nearly 8M": "करीब-करीब 80 लाख", "<8M": "80 लाख से कम", "≤13K": "अधिकतम 13 हज़ार", "56K–58K": "56 हज़ार से 58 हज़ार", "exactly 57,000": "ठीक 57,000",
		"12,345,678": "1,23,45,678", "1.0M": "0.10 करोड़", "hundreds of thousands": "लाखों",
	}},
	{"id", map[string]string{
		"57K": "57 ribu", "164K+": "setidaknya 164 ribu", ">160K": "lebih dari 160 ribu", "~57K": "sekitar 57 ribu", "nearly 8M": "hampir 8 juta",
		"<8M": "kurang dari 8 juta", "≤13K": "paling banyak 13 ribu", "56K–58K": "antara 56 ribu dan 58 ribu", "exactly 57,000": "tepat 57.000", "tens of thousands": "puluhan ribu",
	}},
	{"it", map[string]string{
		"57K": "57mila", "164K+": "almeno 164mila", ">160K": "più di 160mila", ">44,208": "più di 44.208", "~57K": "circa 57mila", "nearly 8M": "quasi 8 milioni",
		"<8M": "meno di 8 milioni", "≤13K": "al massimo 13mila", "56K–58K": "tra 56mila e 58mila", "exactly 57,000": "esattamente 57.000", "5,678": "5678",
		"tens of thousands": "decine di migliaia",
	}},
	{"ja", map[string]string{
		"57K": "5万7000", "164K+": "16万4000以上", ">160K": "16万超", ">44,208": "4万4208超", "~57K": "約5万7000", "nearly 8M": "800万近く", "<8M": "800万未満",
		"≤13K": "1万3000以下", "56K–58K": "5万6000〜5万8000", "exactly 57,000": "ちょうど5万7000", "123,456,789": "1億2345万6789", "1,234": "1234", "100,005": "100,005",
		"tens of thousands": "数万",
	}},
	{"ko", map[string]string{
		"57K": "5만 7000", "164K+": "16만 4000 이상", ">160K": "16만 초과", "~57K": "약 5만 7000", "nearly 8M": "800만 가까이", "<8M": "800만 미만",
		"≤13K": "1만 3000 이하", "56K–58K": "5만 6000~5만 8000", "exactly 57,000": "정확히 5만 7000", "tens of thousands": "수만",
	}},
	{"pt", map[string]string{
		"57K": "57 mil", "164K+": "pelo menos 164 mil", ">160K": "mais de 160 mil", ">44,208": "mais de 44.208", "~57K": "cerca de 57 mil",
		"nearly 8M": "quase 8 milhões", "<8M": "menos de 8 milhões", "≤13K": "no máximo 13 mil", "56K–58K": "entre 56 mil e 58 mil",
		"exactly 57,000": "exatamente 57.000", "1.6M": "1,6 milhão", "2B": "2 bilhões", "1,234": "1.234", "tens of thousands": "dezenas de milhares",
	}},
	{"pt-PT", map[string]string{">44,208": "mais de 44\u00a0208", "1.6M": "1,6 milhões", "2B": "2 mil milhões", "1,234": "1234", "billions": "milhares de milhões"}},
	{"ru", map[string]string{
		"57K": "57 тыс.", "164K+": "не менее 164 тыс.", ">160K": "более 160 тыс.", ">44,208": "более 44\u00a0208", "~57K": "около 57 тыс.", "nearly 8M": "почти 8 млн",
		"<8M": "менее 8 млн", "≤13K": "не более 13 тыс.", "56K–58K": "от 56 тыс. до 58 тыс.", "exactly 57,000": "ровно 57\u00a0000", "tens of thousands": "десятки тысяч",
	}},
	{"tr", map[string]string{
		"57K": "57 bin", "164K+": "en az 164 bin", ">160K": "160 binden fazla", ">44,208": "44.208’den fazla", "~57K": "yaklaşık 57 bin", "nearly 8M": "neredeyse 8 milyon",
		"<8M": "8 milyondan az", "<1,234": "1.234’ten az", "≤13K": "en fazla 13 bin", "56K–58K": "56 bin ila 58 bin", "exactly 57,000": "tam olarak 57.000", "tens of thousands": "on binlerce",
	}},
	{"ur", map[string]string{
		"57K": "57 ہزار", "164K+": "کم از کم 1.64 لاکھ", ">160K": "1.6 لاکھ سے زیادہ", "~57K": "تقریباً 57 ہزار", "nearly 8M": "قریب قریب 80 لاکھ", "<8M": "80 لاکھ سے کم",
		"≤13K": "زیادہ سے زیادہ 13 ہزار", "56K–58K": "56 ہزار سے 58 ہزار", "exactly 57,000": "ٹھیک 57,000", "12,345,678": "12,345,678", "thousands": "ہزاروں",
	}},
	{"ur-IN", map[string]string{">160K": "۱٫۶ لاکھ سے زیادہ", ">44,208": "۴۴٬۲۰۸ سے زیادہ"}},
	{"zh", map[string]string{
		"57K": "5.7万", "164K+": "至少16.4万", ">160K": "超过16万", ">44,208": "超过44,208", "~57K": "约5.7万", "nearly 8M": "近800万", "<8M": "不到800万",
		"≤13K": "最多1.3万", "56K–58K": "5.6万至5.8万", "exactly 57,000": "正好57,000", "2T": "2万亿", "tens of thousands": "数万",
	}},
	{"zh-TW", map[string]string{">160K": "超過16萬", "~57K": "約5.7萬", "2T": "2兆", "tens of thousands": "數萬"}},
	{"zh-HK", map[string]string{">160K": "超過16萬", "2T": "2萬億"}},

	// A first end that would take the scale of the second, or miss one.
	{"es", map[string]string{"0–8M": "entre 0 y 8 millones", "500–60,000": "entre 500 y 60.000", "164K–164,999": "entre 164.000 y 164.999", "5K–60K": "entre 5000 y 60.000", "0.005K–8M": "entre 0,005 mil y 8 millones", "5–60": "entre 5 y 60"}},
	{"ja", map[string]string{"500–60,000": "500〜60,000", "0.005K–8M": "0.0005万〜800万", "5K–60K": "5000〜6万"}},
}

func TestLocaleWords(t *testing.T) {
	for _, row := range phraseTable {
		l := locale(t, row.tag)
		for text, want := range row.want {
			f := MustParse(text)
			if got, err := l.Words(f); err != nil || got != want {
				t.Errorf("%v: %s is %q, %v; want %q", l, text, got, err, want)
			}
			checkPhrase(t, l, f)
			if !strings.HasPrefix(row.tag, "en") || row.tag == "en-IN" {
				oneAlloc(t, row.tag+": Words "+text, func() { sinkString, sinkErr = l.Words(f) })
			}
		}
	}
}

func TestLocaleWordsRefuses(t *testing.T) {
	f := MustParse(">160K")
	for tag, want := range map[string]string{
		"sw":       "attendance: cannot write >160K in sw: unknown language: none of its words are known here",
		"hi-Latn":  "attendance: cannot write >160K in hi-Latn: unknown language: none of its words are known here",
		"zh-Latn":  "attendance: cannot write >160K in zh-Latn: unknown language: none of its words are known here",
		"cmn-Hant": "attendance: cannot write >160K in cmn-Hant: unknown language: none of its words are known here",
	} {
		l := locale(t, tag)
		words, err := l.Words(f)
		if !errors.Is(err, ErrLanguage) || err.Error() != want || words != "" {
			t.Errorf("%s: %q, %v; want %s", tag, words, err, want)
		}
		if words, err := l.Words(Figure{}); err != nil || words != "" {
			t.Errorf("%s: the zero Figure is %q, %v", tag, words, err)
		}
	}
	for _, tag := range []string{"", "de", "en-IN", "sw"} {
		l, f := locale(t, tag), Exact(-1)
		words, err := l.Words(f)
		if err == nil || err.Error() != f.Validate().Error() || words != "" {
			t.Errorf("%s: the words of an invalid figure are %q, %v", tag, words, err)
		}
	}
}

// checkPhrase checks that what a figure is in l is read back as that figure.
func checkPhrase(t testing.TB, l Locale, f Figure) {
	t.Helper()
	words, err := l.Words(f)
	if err != nil {
		t.Errorf("%v: Words(%v): %v", l, f, err)
		return
	}
	if f.IsZero() {
		if words != "" {
			t.Errorf("%v: the zero Figure is %q", l, words)
		}
		return
	}
	got, err := l.Parse(words)
	if err == nil && (got == f || f.Hedge == Plural && got.Hedge == AtLeast && got.Range(Literal) == f.Range(Literal)) {
		return
	}
	t.Errorf("%v: %v is %q, which is read as %v, %v", l, f, words, got, err)
}

func TestLocaleWordsReadBack(t *testing.T) {
	var tags []string
	for _, tag := range allTags(t) {
		if wordy(locale(t, tag)) && !strings.HasSuffix(tag, "-Latn") {
			tags = append(tags, tag)
		}
	}
	if len(tags) < 250 {
		t.Errorf("only %d locales have words", len(tags))
	}
	r := rand.New(rand.NewPCG(6, 0))
	for _, tag := range tags {
		l := locale(t, tag)
		for _, f := range pluralUnits {
			checkPhrase(t, l, f)
		}
		for range long.Rounds(50, 200) {
			checkPhrase(t, l, randomFigure(r))
			v, fair := randomRange(r)
			if f, err := Publish(v, fair, 1+r.IntN(4)); err == nil {
				checkPhrase(t, l, f)
			}
		}
	}
	for _, tag := range []string{"", "ar", "ar-EG", "de", "en-IN", "es", "fr", "hi", "id", "it", "ja", "ko", "pt", "pt-PT", "ru", "tr", "ur", "ur-IN", "zh", "zh-Hant", "zh-HK"} {
		l := locale(t, tag)
		for _, row := range figureTable {
			checkPhrase(t, l, row.figure)
		}
		for n := range int64(1200) {
			for h := Bare; h <= AtMost; h++ {
				if f := (Figure{n, 0, max(1, natural(n)), h}); f.Validate() == nil {
					checkPhrase(t, l, f)
				}
			}
			checkPhrase(t, l, Figure{n, n*n + n, 1, Between})
		}
	}
}

// A number in Turkish words, of which the last one takes the ending.
func lastWord(n int64) string {
	ones := []string{"sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"}
	tens := []string{"", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"}
	switch {
	case n == 0 || n%10 != 0:
		return ones[n%10]
	case n%100 != 0:
		return tens[n/10%10]
	case n%1000 != 0:
		return "yüz"
	case n%1_000_000 != 0:
		return "bin"
	}
	return "milyon"
}

// The ending has the kind of vowel that the word's last has, and t after a
// voiceless consonant.
func TestTurkishEndings(t *testing.T) {
	l := locale(t, "tr")
	for n := int64(0); n < 3_000_000; n += 1 + n/1000 {
		words, err := l.Words(Figure{n, 0, max(1, natural(n)), MoreThan})
		word := lastWord(n)
		if strings.Contains(words, "bin") || strings.Contains(words, "milyon") {
			word = strings.Fields(words)[1]
			word = word[:len(word)-len("dan")]
		}
		consonant, vowel := "d", "e"
		if at := strings.LastIndexAny(word, "aeıioöuü"); strings.ContainsAny(string([]rune(word[at:])[:1]), "aıou") {
			vowel = "a"
		}
		runes := []rune(word)
		if strings.ContainsRune("çfhkpsşt", runes[len(runes)-1]) {
			consonant = "t"
		}
		if want := consonant + vowel + "n fazla"; err != nil || !strings.HasSuffix(words, want) {
			t.Errorf("%d is %q, %v; want %s after %s", n, words, err, want, word)
		}
	}
}

func FuzzLocaleWords(f *testing.F) {
	for i, row := range figureTable {
		f.Add(row.figure.People, row.figure.To, row.figure.Step, byte(row.figure.Hedge), byte(i))
	}
	f.Add(MaxPeople, MaxPeople, int64(1), byte(Between), byte(1)) // the longest
	f.Add(int64(999), MaxPeople, int64(1), byte(Between), byte(8))
	f.Add(int64(-1), int64(0), int64(1), byte(Bare), byte(2))
	f.Fuzz(func(t *testing.T, people, to, step int64, hedge, tag byte) {
		l := locale(t, fuzzTags[int(tag)%len(fuzzTags)])
		fig := Figure{people, to, step, Hedge(hedge)}
		words, err := l.Words(fig)
		if err != nil {
			if words != "" || fig.Validate() == nil && (wordy(l) || !errors.Is(err, ErrLanguage)) {
				t.Errorf("%v: Words(%#v) = %q, %v", l, fig, words, err)
			}
			return
		}
		if len(words) > maxText {
			t.Errorf("%v: the words of %v are %d bytes long", l, fig, len(words))
		}
		checkPhrase(t, l, fig)
	})
}

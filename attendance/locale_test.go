package attendance_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	. "github.com/highwater-go/highwater/attendance"
)

func TestLocaleOf(t *testing.T) {
	for _, test := range []struct{ tag, want string }{
		{"", "en"}, {"de", "de"}, {"de-AT", "de-AT"}, {"de-CH", "de-CH"}, {"es-419", "es-419"}, {"en", "en"}, {"sr-Latn", "sr-Latn"},

		// In any case, and as environment variables have it.
		{"DE", "de"}, {"dE-aT", "de-AT"}, {"EN", "en"}, {"pt_pt", "pt-PT"}, {"de_AT", "de-AT"}, {"ZH_hANT", "zh-Hant"},
		{"de_DE.UTF-8", "de"}, {"de_DE@euro", "de"},

		// What CLDR has nothing of its own for is its parent.
		{"de-XX", "de"}, {"de-DE", "de"}, {"pt-BR", "pt"}, {"en-US", "en"}, {"nb-NO", "nb"}, {"es-ZZ", "es"}, {"de-CH-1996", "de-CH"},
		{"zh-Hant-TW", "zh-Hant"}, {"zh-Hans-CN", "zh-Hans"}, {"ar-u-nu-latn", "ar"}, {"ar-EG-u-nu-latn", "ar-EG"},
		{"de-x-private", "de"}, {"de-XX-YY-ZZ", "de"},

		// Tags that are no more used, and those that leave the script out.
		{"zh-TW", "zh-TW"}, {"zh-HK", "zh-HK"}, {"iw", "iw"}, {"in", "in"}, {"no", "no"}, {"sh", "sh"}, {"mo", "mo"}, {"tl", "tl"},

		// Not well-formed, but the start of it is.
		{"de-", "de"}, {"de--DE", "de"}, {"de-\xff", "de"}, {"de-" + strings.Repeat("a", 1<<20), "de"},
		{"zh-Hant-" + strings.Repeat("x-", 1<<19), "zh-Hant"},
	} {
		l, err := LocaleOf(test.tag)
		if err != nil {
			t.Errorf("LocaleOf(%.40q): %v", test.tag, err)
			continue
		}
		if l.String() != test.want {
			t.Errorf("LocaleOf(%.40q) is %q, want %q", test.tag, l.String(), test.want)
		}
		if again := locale(t, l.String()); again != l {
			t.Errorf("LocaleOf(%q) is not what has that tag", l.String())
		}
	}
}

// TestLocaleAliases checks that an old tag and its successor read alike.
func TestLocaleAliases(t *testing.T) {
	for _, test := range []struct{ old, now, text string }{
		{"zh-TW", "zh-Hant", "超過16.4萬"},
		{"zh-HK", "zh-Hant-HK", "超過16.4萬"},
		{"zh-CN", "zh-Hans", "超过16.4万"},
		{"iw", "he", "\u200f164 אלף"},
		{"in", "id", "1,6 jt"},
		{"no", "nb", "1,6 mill."},
		{"tl", "fil", "1.6 milyon"},
		{"mo", "ro", "1,6 mil."},
		{"sh", "sr-Latn", "1,6 mil."},
	} {
		was, wasErr := locale(t, test.old).Parse(test.text)
		is, isErr := locale(t, test.now).Parse(test.text)
		if wasErr != nil || isErr != nil || was != is {
			t.Errorf("%q in %s is %v, %v; in %s %v, %v", test.text, test.old, was, wasErr, test.now, is, isErr)
		}
	}
}

func TestLocaleOfRefuses(t *testing.T) {
	unknown := map[string]bool{"xx": true, "xx-DE": true, "root": true, "german": true, "deu": true, "tlh": true, "tlh_Latn-001": true, "abcdefgh": true}
	for _, tag := range []string{
		"tlh", "tlh_Latn-001", "abcdefgh", "abcdefghi", "tlh-abcdefghi", "t1h", "tlh--DE", "tlh-", "xx", "xx-DE", "root", "german", "deu", "d", "*", "-", "--", "-de", "_", " ", " de", "de ", "de DE", "x-private", "i-klingon",
		"de.UTF-8", "日本", "\xff", "de\xff", "\x00", "ｄｅ", strings.Repeat("a", 1<<20), strings.Repeat("-", 1<<20), strings.Repeat("日", 1<<10),
	} {
		l, err := LocaleOf(tag)
		if err == nil {
			t.Errorf("LocaleOf(%.40q) is %q, want an error", tag, l.String())
			continue
		}
		shown := tag
		if len(shown) > 64 {
			cut := 64
			for !utf8.RuneStart(tag[cut]) { // not in the middle of a character
				cut--
			}
			shown = tag[:cut] + "…"
		}
		want := fmt.Sprintf("cannot read %q at byte 0: malformed: want a language tag such as \"de\", \"pt-BR\" or \"zh-Hant\"", shown)
		if unknown[tag] {
			want = fmt.Sprintf("cannot read %q at byte 0: unknown language: CLDR has no locale of this language", shown)
		}
		if errors.Is(err, ErrLanguage) != unknown[tag] || errors.Is(err, ErrSyntax) == unknown[tag] {
			t.Errorf("LocaleOf(%.40q): unknown language %v, malformed %v", tag, errors.Is(err, ErrLanguage), errors.Is(err, ErrSyntax))
		}
		if diff := cmp.Diff(want, err.Error()); diff != "" {
			t.Errorf("LocaleOf(%.40q) (-want +got):\n%s", tag, diff)
		}
		checkParseError(t, err, len(tag))
		if l != (Locale{}) {
			t.Errorf("LocaleOf(%.40q) returns %q with its error", tag, l.String())
		}
		kept := locale(t, "de-AT")
		if l := kept; l.UnmarshalText([]byte(tag)) == nil || l != kept {
			t.Errorf("UnmarshalText(%.40q) leaves %q", tag, l.String())
		}
	}
}

// allTags returns the tags of the sample of compact forms: every locale that an
// ICU formatter knows, without extensions.
func allTags(t testing.TB) (tags []string) {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash("testdata/compact.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		names, _, _ := strings.Cut(line, "\t")
		if strings.HasPrefix(line, "#") || names == "locales" {
			continue
		}
		for tag := range strings.FieldsSeq(names) {
			if !strings.Contains(tag, "-u-") {
				tags = append(tags, tag)
			}
		}
	}
	if len(tags) < 800 {
		t.Fatalf("the sample has %d locales", len(tags))
	}
	return tags
}

// TestLocaleText checks all ways from a locale to its tag and back.
func TestLocaleText(t *testing.T) {
	for _, tag := range append(allTags(t), "") {
		l, err := LocaleOf(tag)
		if err != nil {
			t.Errorf("LocaleOf(%q): %v", tag, err)
			continue
		}
		if tag != "" && !strings.HasPrefix(tag, l.String()) {
			t.Errorf("LocaleOf(%q) is %q, which is no parent of it", tag, l.String())
		}
		text, err := l.MarshalText()
		if err != nil || string(text) != l.String() {
			t.Errorf("%q: MarshalText = %q, %v", tag, text, err)
		}
		back := locale(t, "sw") // what is overwritten does not matter
		if err := back.UnmarshalText(text); err != nil || back != l {
			t.Errorf("%q: UnmarshalText gives %q, %v", tag, back.String(), err)
		}
		back = locale(t, "sw")
		data, err := json.Marshal(l)
		if err != nil || string(data) != `"`+l.String()+`"` {
			t.Errorf("%q: json.Marshal = %s, %v", tag, data, err)
		} else if err := json.Unmarshal(data, &back); err != nil || back != l {
			t.Errorf("%q: json.Unmarshal gives %q, %v", tag, back.String(), err)
		}
		if upper := locale(t, strings.ToUpper(strings.ReplaceAll(tag, "-", "_"))); upper != l {
			t.Errorf("%q in upper case is %q", tag, upper.String())
		}
	}
	kept := locale(t, "pt-PT")
	for _, data := range []string{`"xx"`, `5`, `{}`, `[]`, `"de`} {
		if l := kept; json.Unmarshal([]byte(data), &l) == nil || l != kept {
			t.Errorf("json.Unmarshal(%s) leaves %q", data, l.String())
		}
	}
	if l := kept; json.Unmarshal([]byte(`null`), &l) != nil || l != kept {
		t.Errorf("json.Unmarshal(null) leaves %q", l.String())
	}
}

// TestLocaleIsValue checks that locales are small values: equal if their tags
// are, and made by LocaleOf alone.
func TestLocaleIsValue(t *testing.T) {
	a, b := locale(t, "de-at"), locale(t, "DE_AT")
	keys := map[Locale]bool{a: true, b: true, locale(t, "de"): true, {}: true, locale(t, ""): true}
	if a != b || len(keys) != 3 {
		t.Errorf("%v and %v are two; %d keys, want 3", a, b, len(keys))
	}
	kind := reflect.TypeFor[Locale]()
	for i := range kind.NumField() {
		if f := kind.Field(i); f.IsExported() {
			t.Errorf("a Locale that LocaleOf does not know can be made with %s", f.Name)
		}
	}
	if kind.Size() > 8 {
		t.Errorf("a Locale takes %d bytes", kind.Size())
	}
	var zero Locale
	if zero.String() != "en" || locale(t, "en") != zero || locale(t, "") != zero {
		t.Errorf("the zero Locale is %q, and that of \"en\" %q", zero.String(), locale(t, "en"))
	}
}

// localeTable has texts of many languages and, in English, what each says.
var localeTable = []struct {
	tag, english string
	texts        []string
}{
	{"de", ">164K", []string{"über 164.000", "ÜBER 164.000", "mehr als 164 Tsd.", "mehr als 164 Tsd", "gut 164\u202f000", "deutlich über 164 000", ">164.000"}},
	{"de", "~57K", []string{"rund 57.000", "etwa 57.000", "ca. 57.000", "ca.57.000", "57.000 ungefähr", "~57.000", "um die 57 Tausend"}},
	{"de", "60K+", []string{"mindestens 60.000", "60.000+", "60.000 oder mehr", "60.000 Menschen oder mehr", "60.000 Zuschauer und mehr", "≥ 60.000"}},
	{"de", "nearly 8M", []string{"knapp 8 Millionen", "fast acht Millionen", "beinahe 8 Mio."}},
	{"de", "≤2M", []string{"bis zu 2 Mio.", "bis zu zwei Millionen", "2 Millionen höchstens", "maximal 2 Mio"}},
	{"de", "<500K", []string{"weniger als 500.000", "unter einer halben Million"}},
	{"de", "50K–60K", []string{"50.000–60.000", "50.000 bis 60.000", "zwischen 50.000 und 60.000", "von 50 bis 60 Tsd.", "50-60 Tsd."}},
	{"de", "1.6M", []string{"1,6 Mio.", "1,6 Mio", "1,6 Millionen", "1,6\u00a0Mio.", "1,6 Mill.", "1.600.000", "1\u202f600\u202f000", "1,6M"}},
	{"de", "1.5M", []string{"anderthalb Millionen", "eineinhalb Millionen", "1½ Millionen", "1,5 Mio."}},
	{"de", "500K", []string{"eine halbe Million", "Eine halbe Million", "500 Tsd.", "fünfhunderttausend"}},
	{"de", "tens of thousands", []string{"Zehntausende", "zehntausende", "mehrere Zehntausend", "einige Zehntausend"}},
	{"de", "16.4B", []string{"16,4 Mrd.", "16,4 Milliarden"}},
	{"de-CH", "164K", []string{"164’000", "164'000", "164\u202f000", "164 Tsd."}},
	{"de-CH", "1,234,567", []string{"1’234’567", "1'234'567"}},
	{"de-CH", ">1.6M", []string{"über 1.6 Mio.", "mehr als 1’600’000"}},
	{"de-AT", "1.6M", []string{"1,6 Mio.", "1\u00a0600\u00a0000", "1 600 000"}},
	{"de-AT", ">57K", []string{"über 57\u00a0000"}},

	{"es", ">164K", []string{"más de 164.000", "Más de 164 mil", "mas de 164.000", "superó los 164.000", "más de 164\u202f000", "> 164.000"}},
	{"es", "~57K", []string{"cerca de 57.000", "unos 57 mil", "alrededor de 57.000", "aprox. 57.000", "57.000 más o menos", "en torno a los 57.000"}},
	{"es", "60K+", []string{"al menos 60.000", "60.000 o más", "60.000 personas o más", "como mínimo 60.000", "60.000 espectadores como mínimo"}},
	{"es", "nearly 8M", []string{"casi 8 millones", "casi ocho millones", "poco menos de 8 M"}},
	{"es", "≤2M", []string{"hasta 2 millones", "hasta dos millones", "no más de 2 M"}},
	{"es", "<500K", []string{"menos de 500.000", "menos de medio millón"}},
	{"es", "50K–60K", []string{"entre 50.000 y 60.000", "de 50.000 a 60.000", "50.000 a 60.000", "50-60 mil", "entre los 50.000 y los 60.000"}},
	{"es", "1.6M", []string{"1,6 millones", "1,6 M", "1.600.000", "1600 mil"}},
	{"es", "500K", []string{"medio millón", "Medio millón", "500.000", "quinientos mil"}},
	{"es", "1.5M", []string{"un millón y medio", "1,5 millones"}},
	{"es", ">30K", []string{"30 y pico mil", "30 mil y pico"}},
	{"es", "tens of thousands", []string{"decenas de miles", "varias decenas de miles"}},
	{"es-MX", ">164K", []string{"más de 164,000", "más de 164 mil"}},
	{"es-MX", "1.6M", []string{"1.6 millones", "1,600,000"}},

	{"fr", ">164K", []string{"plus de 164\u202f000", "plus de 164\u00a0000", "plus de 164 000", "plus de 164 mille", "plus de 164 k"}},
	{"fr", "~57K", []string{"environ 57\u202f000", "quelque 57\u202f000", "57\u202f000 environ", "à peu près 57\u202f000", "aux alentours de 57\u202f000"}},
	{"fr", "60K+", []string{"au moins 60\u202f000", "60\u202f000 ou plus", "60\u202f000 personnes ou plus", "60\u202f000 personnes au moins", "pas moins de 60 mille"}},
	{"fr", "nearly 8M", []string{"près de 8 millions", "presque huit millions", "près de 8 M"}},
	{"fr", "≤2M", []string{"jusqu’à 2 millions", "jusqu'à deux millions", "2 millions au maximum"}},
	{"fr", "<500K", []string{"moins de 500\u202f000", "moins d’un demi-million", "moins d'un demi-million"}},
	{"fr", "50K–60K", []string{"de 50\u202f000 à 60\u202f000", "entre 50\u202f000 et 60\u202f000", "50\u202f000 à 60\u202f000", "50–60 mille"}},
	{"fr", "1.6M", []string{"1,6 million", "1,6 M", "1\u202f600\u202f000", "1 600 000"}},
	{"fr", "500K", []string{"un demi-million", "500\u202f000", "cinq cent mille"}},
	{"fr", ">1M", []string{"plus d’un million", "plus d'un million"}},
	{"fr", "tens of thousands", []string{"dizaines de milliers", "plusieurs dizaines de milliers"}},
	{"fr", "1.6B", []string{"1,6 milliard", "1,6 Md"}},

	{"pt", ">164K", []string{"mais de 164 mil", "mais de 164.000", "ultrapassou os 164 mil", "acima de 164 mil"}},
	{"pt", "~57K", []string{"cerca de 57 mil", "cerca de 57.000", "aproximadamente 57 mil", "uns 57 mil", "57 mil aproximadamente"}},
	{"pt", "60K+", []string{"pelo menos 60 mil", "60 mil ou mais", "60 mil pessoas ou mais", "60 mil torcedores no mínimo"}},
	{"pt", "nearly 8M", []string{"quase 8 milhões", "quase oito milhões"}},
	{"pt", "≤2M", []string{"até 2 milhões", "até dois milhões", "2 milhões no máximo"}},
	{"pt", "<500K", []string{"menos de 500 mil", "menos de meio milhão"}},
	{"pt", "50K–60K", []string{"de 50 mil a 60 mil", "entre 50 e 60 mil", "50 a 60 mil", "de 50 até 60 mil"}},
	{"pt", "1.6M", []string{"1,6 milhão", "1,6 milhões", "1,6 mi", "1.600.000"}},
	{"pt", "500K", []string{"meio milhão", "500 mil", "quinhentos mil"}},
	{"pt", "1.5M", []string{"um milhão e meio"}},
	{"pt", "tens of thousands", []string{"dezenas de milhares"}},
	{"pt-PT", "1.5B", []string{"1,5 mil milhões"}},
	{"pt-PT", ">164K", []string{"mais de 164\u00a0000", "mais de 164 mil"}},

	{"it", ">164K", []string{"oltre 164mila", "oltre 164 mila", "più di 164.000", "superati i 164.000"}},
	{"it", "~57K", []string{"circa 57.000", "circa 57mila", "57mila circa", "intorno ai 57.000"}},
	{"it", "60K+", []string{"almeno 60mila", "60.000 o più", "60mila persone o più", "non meno di 60mila"}},
	{"it", "nearly 8M", []string{"quasi 8 milioni", "quasi otto milioni", "8 milioni scarsi"}},
	{"it", "≤2M", []string{"fino a 2 milioni", "fino a due milioni", "al massimo 2 mln"}},
	{"it", "<500K", []string{"meno di 500mila", "meno di mezzo milione"}},
	{"it", "50K–60K", []string{"tra 50mila e 60mila", "fra 50.000 e 60.000", "tra 50 e 60 mila", "50-60mila", "da 50 a 60mila"}},
	{"it", "1.6M", []string{"1,6 milioni", "1,6 mln", "1.600.000", "1,6 Mln"}},
	{"it", "500K", []string{"mezzo milione", "500mila", "cinquecentomila"}},
	{"it", "tens of thousands", []string{"decine di migliaia", "alcune decine di migliaia"}},

	{"id", ">164K", []string{"lebih dari 164 ribu", "lebih dari 164.000", "melebihi 164 rb", "164 ribu lebih", "164 ribu orang lebih"}},
	{"id", "~57K", []string{"sekitar 57.000", "sekitar 57 ribu", "kira-kira 57 rb", "57 ribu kurang lebih"}},
	{"id", "60K+", []string{"sedikitnya 60 ribu", "setidaknya 60.000", "60 ribu atau lebih", "60 ribu orang atau lebih"}},
	{"id", "nearly 8M", []string{"hampir 8 juta", "hampir delapan juta", "mendekati 8 jt"}},
	{"id", "≤2M", []string{"hingga 2 juta", "hingga dua juta", "tidak lebih dari 2 juta"}},
	{"id", "<500K", []string{"kurang dari 500.000", "kurang dari setengah juta"}},
	{"id", "50K–60K", []string{"antara 50.000 dan 60.000", "50 ribu hingga 60 ribu", "50-60 ribu", "dari 50 sampai 60 ribu"}},
	{"id", "1.6M", []string{"1,6 juta", "1,6 jt", "1.600.000"}},
	{"id", "500K", []string{"setengah juta", "500 ribu", "lima ratus ribu"}},
	{"id", "tens of thousands", []string{"puluhan ribu", "beberapa puluh ribu"}},

	{"tr", ">164K", []string{"164 binden fazla", "164 bin'den fazla", "164.000'den fazla", "164.000’den fazla", "164 bini aşkın", "164 binin üzerinde"}},
	{"tr", "~57K", []string{"yaklaşık 57 bin", "57 bin kadar", "57 bin civarında"}},
	{"tr", "60K+", []string{"en az 60 bin", "60 bin ve üzeri", "en az 60.000"}},
	{"tr", "nearly 8M", []string{"8 milyona yakın", "8 milyon'a yakın"}},
	{"tr", "≤2M", []string{"en fazla 2 milyon", "2 milyona kadar"}},
	{"tr", "<500K", []string{"500 binden az", "500.000'den az"}},
	{"tr", ">60K", []string{"60 bin kişiden fazla", "60.000 kişiden fazla"}},
	{"tr", "50K–60K", []string{"50 ila 60 bin", "50-60 bin", "50 bin ila 60 bin"}},
	{"tr", "1.6M", []string{"1,6 milyon", "1,6 Mn", "1.600.000"}},
	{"tr", "5K", []string{"5 B", "5 bin", "5.000", "beş bin"}}, // B is for bin
	{"tr", "79,414", []string{"79 bin 414", "79.414"}},
	{"tr", "500K", []string{"yarım milyon", "500 bin", "beş yüz bin"}},
	{"tr", "1.5M", []string{"bir buçuk milyon"}},
	{"tr", "tens of thousands", []string{"on binlerce", "onbinlerce"}},

	{"ru", ">164K", []string{"более 164 тыс.", "более 164 тыс", "Более 164 тысяч", "свыше 164\u00a0000", "больше 164 000"}},
	{"ru", "~57K", []string{"около 57 тысяч", "примерно 57 тыс.", "порядка 57\u00a0000", "57 тысяч примерно"}},
	{"ru", "60K+", []string{"не менее 60 тысяч", "60 тысяч и более", "60 тысяч человек и более", "по меньшей мере 60 тыс."}},
	{"ru", "nearly 8M", []string{"почти 8 миллионов", "почти 8 млн", "почти восемь миллионов"}},
	{"ru", "≤2M", []string{"до 2 млн", "до двух миллионов", "не более 2 млн"}},
	{"ru", "<500K", []string{"менее 500 тысяч", "меньше полумиллиона"}},
	{"ru", "50K–60K", []string{"от 50 до 60 тысяч", "50–60 тыс.", "от 50 тыс. до 60 тыс."}},
	{"ru", ">30K", []string{"30 с лишним тысяч", "30 тысяч с лишним"}},
	{"ru", "1.6M", []string{"1,6 млн", "1,6 миллиона", "1\u00a0600\u00a0000"}},
	{"ru", "500K", []string{"полмиллиона", "500 тыс.", "пятьсот тысяч"}},
	{"ru", "1.5M", []string{"полтора миллиона", "полутора миллионов"}},
	{"ru", "tens of thousands", []string{"десятки тысяч", "несколько десятков тысяч"}},

	{"ar", ">164K", []string{"أكثر من ١٦٤ ألف", "أكثر من 164 ألف", "أكثر من ١٦٤٬٠٠٠", "ما يزيد عن 164 ألف", "تجاوز 164 ألفا"}},
	{"ar", "~57K", []string{"نحو ٥٧ ألف", "حوالي 57 ألفا", "57 ألف شخص تقريبا", "قرابة 57 ألف"}},
	{"ar", "60K+", []string{"ما لا يقل عن 60 ألف", "60 ألف أو أكثر", "60 ألف شخص على الأقل", "على الأقل ٦٠ ألف"}},
	{"ar", "<500K", []string{"أقل من 500 ألف", "أقل من نصف مليون"}},
	{"ar", "≤2M", []string{"ما يصل إلى ٢ مليون", "ما يصل إلى مليوني", "حتى 2 مليون"}},
	{"ar", "50K–60K", []string{"بين 50 و60 ألف", "ما بين ٥٠ و ٦٠ ألف", "من 50 إلى 60 ألف", "٥٠–٦٠ ألف"}},
	{"ar", "164K", []string{"١٦٤ ألف", "١٦٤٬٠٠٠", "١٦٤،٠٠٠", "164 ألف", "164,000"}},
	{"ar", "1.6M", []string{"١٫٦ مليون", "١٬٦٠٠٬٠٠٠", "1.6 مليون"}},
	{"ar", "500K", []string{"نصف مليون", "٥٠٠ ألف", "خمسمئة ألف"}},
	{"ar", "1.5M", []string{"مليون ونصف", "مليون ونصف المليون"}},
	{"ar", "tens of thousands", []string{"عشرات الآلاف"}},
	{"ar-MA", "1,234", []string{"1.234", "1234"}},

	{"hi", ">160K", []string{"1.6 लाख से अधिक", "१.६ लाख से ज़्यादा", "1,60,000 से अधिक", "1.6 लाख लोगों से अधिक"}},
	{"hi", "~57K", []string{"लगभग 57 हज़ार", "करीब 57 हजार", "57,000 के करीब"}},
	{"hi", "60K+", []string{"कम से कम 60 हज़ार", "60,000 या अधिक"}},
	{"hi", "<1M", []string{"10 लाख से कम", "दस लाख से कम"}},
	{"hi", "≤500K", []string{"5 लाख तक", "अधिकतम 5 लाख"}},
	{"hi", "50K–60K", []string{"50 से 60 हज़ार", "50-60 हज़ार", "50,000 से लेकर 60,000"}},
	{"hi", "164K", []string{"1,64,000", "१,६४,०००", "१.६४ लाख", "1.64 लाख", "१६४ हज़ार", "1 लाख 64 हज़ार"}},
	{"hi", "16.4M", []string{"1.64 करोड़", "1 करोड़ 64 लाख", "1,64,00,000"}},
	{"hi", "250K", []string{"ढाई लाख"}},
	{"hi", "550K", []string{"साढ़े पांच लाख", "साढ़े 5 लाख"}},
	{"hi", "thousands", []string{"हज़ारों", "हजारों", "कई हज़ार"}},
	{"hi", "hundreds of thousands", []string{"लाखों", "कई लाख"}},

	{"ur", ">60K", []string{"60 ہزار سے زائد", "۶۰ ہزار سے زیادہ", "60 ہزار افراد سے زائد", "60,000 سے زائد"}},
	{"ur", "~57K", []string{"تقریباً 57 ہزار", "لگ بھگ ۵۷ ہزار", "57 ہزار کے قریب"}},
	{"ur", "60K+", []string{"کم از کم 60 ہزار", "60 ہزار یا زیادہ"}},
	{"ur", "<1M", []string{"10 لاکھ سے کم", "دس لاکھ سے کم"}},
	{"ur", "≤500K", []string{"پانچ لاکھ تک", "زیادہ سے زیادہ 5 لاکھ"}},
	{"ur", "50K–60K", []string{"50 سے 60 ہزار", "50-60 ہزار"}},
	{"ur", "164K", []string{"1.64 لاکھ", "۱۶۴ ہزار", "1 لاکھ 64 ہزار", "164,000"}},
	{"ur", "150K", []string{"ڈیڑھ لاکھ"}},
	{"ur", "500K", []string{"پانچ لاکھ", "نصف ملین"}},
	{"ur", "hundreds of thousands", []string{"لاکھوں", "کئی لاکھ"}},

	{"ja", "~164K", []string{"約16万4000", "約16.4万", "およそ16万4千", "16万4000ほど", "16万4000人ほど", "約１６万４０００"}},
	{"ja", "164K+", []string{"16万4000以上", "16万4000人以上", "少なくとも16万4000", "16.4万+"}},
	{"ja", ">50K", []string{"5万超", "5万人超", "5万を超える", "50,000を上回る", "五万超"}},
	{"ja", "nearly 1M", []string{"100万近く", "100万人近く", "百万人近く"}},
	{"ja", "≤2M", []string{"最大200万", "200万以下", "二百万以下"}},
	{"ja", "<500K", []string{"50万未満", "50万人未満", "五十万に満たない"}},
	{"ja", "50K–60K", []string{"5万〜6万", "5万～6万", "5〜6万", "5万から6万"}},
	{"ja", "164K", []string{"16万4000", "16.4万", "164,000", "１６４，０００", "十六万四千", "16万4千"}},
	{"ja", "tens of thousands", []string{"数万", "何万"}},
	{"ja", "100M", []string{"1億", "一億"}},

	{"ko", "~164K", []string{"약 16만 4천", "약 16만4000", "대략 16.4만", "16만4000명 가량", "16만 4천 명 정도"}},
	{"ko", "164K+", []string{"164천 이상", "16만4000 이상", "16만4000명 이상", "적어도 16만4천", "최소 16.4만"}},
	{"ko", ">50K", []string{"5만여", "5만 명이 넘는", "5만 명 넘게", "5만을 넘는"}},
	{"ko", "nearly 1M", []string{"100만 가까이", "100만 명 가까이", "100만에 육박"}},
	{"ko", "≤2M", []string{"최대 200만", "200만 이하"}},
	{"ko", "<500K", []string{"50만 미만", "50만명 미만"}},
	{"ko", "50K–60K", []string{"5만~6만", "5만∼6만", "5만에서 6만", "5~6만"}},
	{"ko", "164K", []string{"16만4000", "16만 4000", "16만4천", "16.4만", "164,000"}},
	{"ko", "500K", []string{"50만", "오십만"}},
	{"ko", "hundreds of thousands", []string{"수십만", "몇십만"}},
	{"ko", "800B", []string{"8천억", "8000억"}},

	{"zh", ">164K", []string{"超过16.4万", "逾16万4000", "超16.4万", "超过164,000"}},
	{"zh", "~164K", []string{"约16.4万", "大约16.4万", "16.4万左右", "16.4万人左右"}},
	{"zh", "60K+", []string{"至少6万", "至少六万", "6万以上", "6万人以上", "不少于60,000"}},
	{"zh", "nearly 1M", []string{"近100万", "将近一百万", "接近100万"}},
	{"zh", "≤2M", []string{"最多200万", "多达两百万", "200万以下", "不超过200万"}},
	{"zh", "<500K", []string{"不到50万", "不足五十万"}},
	{"zh", ">100K", []string{"10多万", "10余万", "十多万", "十几万"}},
	{"zh", "~100K", []string{"约10余万"}},
	{"zh", "50K–60K", []string{"5万至6万", "5万到6万", "从5万到6万", "5-6万", "5～6万"}},
	{"zh", "350K", []string{"三十五万", "35万", "35 万"}},
	{"zh", "hundreds of thousands", []string{"数十万", "几十万"}},
	{"zh", "100M", []string{"1亿", "一亿"}},
	{"zh-Hant", ">164K", []string{"超過16.4萬", "逾16萬4000"}},
	{"zh-Hant", "~164K", []string{"約16.4萬", "16.4萬左右"}},
	{"zh-Hant", "60K+", []string{"至少6萬", "六萬以上"}},
	{"zh-Hant", "2T", []string{"2萬億", "2兆"}},
	{"zh-Hant", "nearly 1M", []string{"近100萬", "將近百萬"}},
	{"zh-Hant", "100M", []string{"1億", "一億"}},
	{"zh-Hant", "hundreds of thousands", []string{"數十萬", "幾十萬"}},

	// English in other regions, and where its words meet other signs.
	{"en", ">164K", []string{"more than 164,000", "over 164K"}},
	{"en-IN", "164K", []string{"1,64,000", "1.64 lakh", "1.64L", "164,000", "164K"}},
	{"en-IN", ">16.4M", []string{"more than 1.64 crore", "more than 1.64Cr"}},
	{"en-ZA", "1.6M", []string{"1,6 million", "1\u00a0600\u00a0000", "1,6M"}},
	{"en-DE", "164K", []string{"164.000", "164K"}},

	// Languages of which only the numbers are known.
	{"sw", "5K", []string{"elfu 5", "elfu\u00a05", "Elfu 5", "5,000", "5K"}},
	{"sw", ">5K", []string{">elfu 5", "> elfu 5"}},
	{"sw", "1.6M", []string{"1.6M", "milioni 1.6", "1,600,000"}},
	{"my", "160K", []string{"၁.၆ သိန်း", "၁၆၀,၀၀၀", "1.6 သိန်း"}},
	{"my", "5K", []string{"၅ ထောင်", "၅,၀၀၀"}},
	{"he", "164K", []string{"164 אלף", "\u200f164 אלף", "164K\u200f", "164,000"}},
	{"he", "1.6M", []string{"1.6 מיליון", "\u200f1.6 מיליון", "1.6M\u200f"}},
	{"fa", "164K", []string{"۱۶۴ هزار", "۱۶۴\u00a0هزار", "۱۶۴٬۰۰۰", "164 هزار"}},
	{"fa", "1.6M", []string{"۱٫۶ میلیون", "\u200e۱٫۶ میلیون"}},
	{"bn", "160K", []string{"১.৬ লাখ", "১.৬ লা", "১,৬০,০০০", "1.6 লাখ"}},
	{"bn", "5K", []string{"৫ হাজার", "৫\u00a0হা", "৫,০০০"}},
	{"ta", "164K", []string{"164ஆ", "164 ஆயிரம்", "1,64,000"}},
	{"ta", "1.6M", []string{"1.6மி", "1.6 மில்லியன்"}},
	{"th", "160K", []string{"1.6 แสน", "1.6แสน", "160,000", "๑.๖ แสน"}},
	{"th", "5M", []string{"5 ล้าน", "5M", "5,000,000"}},
	{"vi", "5K", []string{"5 N", "5\u00a0N", "5 nghìn", "5.000"}},
	{"vi", "1.6M", []string{"1,6 Tr", "1,6 triệu"}},
	{"pl", "164K", []string{"164 tys.", "164 tys", "164 tysiące", "164\u00a0000", "164 000"}},
	{"pl", "5M", []string{"5 mln", "5 milionów"}},
	{"cs", "164K", []string{"164 tis.", "164 tisíc", "164\u00a0000"}},
	{"cs", "1.6M", []string{"1,6 mil.", "1,6 milionu"}},
	{"hu", "164K", []string{"164 E", "164 ezer", "164\u00a0000"}},
	{"hu", "1.6M", []string{"1,6 M", "1,6 millió"}},
	{"el", "164K", []string{"164 χιλ.", "164 χιλιάδες", "164.000"}},
	{"el", "5M", []string{"5 εκ.", "5 εκατομμύρια"}},
	{"uk", "164K", []string{"164 тис.", "164 тисячі", "164\u00a0000"}},
	{"uk", "1.6M", []string{"1,6 млн", "1,6 мільйона"}},
	{"fi", "164K", []string{"164 t.", "164 tuhatta", "164\u00a0000"}},
	{"fi", "50K–60K", []string{"50–60 t.", "50\u00a0000–60\u00a0000"}},
	{"sv", "164K", []string{"164 tn", "164 tusen", "164\u00a0000"}},
	{"sv", "60K+", []string{"60 tn+", "≥60\u00a0000"}},

	// What a sign means is up to the locale.
	{"de", "1,234", []string{"1.234"}},
	{"es", "1,234", []string{"1.234"}},
	{"de", "1,234,567", []string{"1.234.567"}},
	{"pt-PT", "5M", []string{"5 M", "5 milhões"}},
	{"pt-PT", "5T", []string{"5 Bi", "5 bi", "5bi"}}, // which is 5B in Brazil
	{"pt", "5B", []string{"5 bi", "5 bilhões"}},
	{"de-AT", "1,234", []string{"1.234", "1\u00a0234", "1 234"}},
	{"hi", "1,234", []string{"1,234"}},
	{"es-MX", "1,234", []string{"1,234"}},
	{"fr", "1,234", []string{"1\u202f234", "1,234 k", "1.234"}}, // where groups have blanks, other signs are theirs, too
	{"ru", "1,234", []string{"1\u00a0234", "1.234"}},
	{"hi", "1.234K", []string{"1.234 हज़ार"}},
	{"de", "1.234K", []string{"1,234 Tsd."}},
	{"de-CH", "1,234", []string{"1’234", "1.234 Tsd."}},
}

func TestLocaleParse(t *testing.T) {
	count := make(map[string]int)
	for _, row := range localeTable {
		l, want := locale(t, row.tag), MustParse(row.english)
		for _, text := range row.texts {
			count[row.tag]++
			f, err := l.Parse(text)
			if err != nil {
				t.Errorf("%s: Parse(%q): %v; want %s", row.tag, text, err, row.english)
			} else if diff := cmp.Diff(want, f); diff != "" {
				t.Errorf("%s: Parse(%q) (-want +got):\n%s", row.tag, text, diff)
			}
		}
	}
	for _, tag := range []string{"ar", "de", "es", "fr", "hi", "id", "it", "ja", "ko", "pt", "ru", "tr", "ur", "zh"} {
		if count[tag] < 20 {
			t.Errorf("%s has %d texts", tag, count[tag])
		}
	}
}

// threes is why Parse refuses a number whose groups a sign other than a comma
// divides.
const threes = `every group of digits but the first has three`

// localeRefusals are texts that a locale does not take, and why.
var localeRefusals = []struct {
	tag string
	refusal
}{
	// What groups digits in one locale does not in another.
	{"de", refusal{"1,234", 0, ErrFraction, fraction}},
	{"de", refusal{"1.234,5", 0, ErrFraction, fraction}},
	{"de", refusal{"12.34", 2, ErrSyntax, threes}},
	{"de", refusal{"1.64.000", 1, ErrSyntax, threes}},
	{"de", refusal{"über 1.2345", len("über ") + 1, ErrSyntax, threes}},
	{"de", refusal{"1640.000", 4, ErrSyntax, threes}},
	{"de", refusal{"164'000", 3, ErrSyntax, trailing}},
	{"de", refusal{"164 00", 3, ErrSyntax, trailing}},
	{"de", refusal{"164  000", 3, ErrSyntax, trailing}},
	{"de", refusal{"0.164", 0, ErrSyntax, leading}},
	{"es", refusal{"1,234", 0, ErrFraction, fraction}},
	{"es-MX", refusal{"1.234", 0, ErrFraction, fraction}},
	{"es-MX", refusal{"1,23", 1, ErrSyntax, grouping}},
	{"fr", refusal{"1,234", 0, ErrFraction, fraction}},
	{"de-CH", refusal{"1.234", 0, ErrFraction, fraction}},
	{"de-CH", refusal{"1,234", 1, ErrSyntax, trailing}},
	{"de-CH", refusal{"1’64’000", 1, ErrSyntax, threes}},
	{"pl", refusal{"1.234", 1, ErrSyntax, trailing}},
	{"hi", refusal{"1.234", 0, ErrFraction, fraction}},
	{"hi", refusal{"1,23,4567", 1, ErrSyntax, grouping}},
	{"ar", refusal{"١٬٢٣", len("١"), ErrSyntax, grouping}},
	{"ar", refusal{"١٫٢٣٤", 0, ErrFraction, fraction}},
	{"ar", refusal{"١٢3", len("١٢"), ErrSyntax, trailing}}, // digits of two scripts
	{"ja", refusal{"1.234", 0, ErrFraction, fraction}},
	{"sw", refusal{"elfu 1,23", 0, ErrSyntax, noHedge}},

	// Words of another language, or of none.
	{"de", refusal{"", 0, ErrSyntax, `the text is empty; write a number, as in 57K`}},
	{"de", refusal{"more than 164K", 0, ErrSyntax, noHedge}},
	{"de", refusal{"half a million", 0, ErrSyntax, noNumber}},
	{"de", refusal{"164K or more", 4, ErrSyntax, trailing}},
	{"de", refusal{"164 Tausender", 3, ErrSyntax, trailing}},
	{"de", refusal{"164.000 Menschen", 7, ErrSyntax, trailing}},
	{"de", refusal{"5 B", 1, ErrSyntax, trailing}},
	{"de", refusal{"5 lakh", 1, ErrSyntax, trailing}},
	{"de", refusal{"viele", 0, ErrSyntax, noNumber}},
	{"en", refusal{"über 164.000", 0, ErrSyntax, noHedge}},
	{"fr", refusal{"1,6 Mio.", 3, ErrSyntax, trailing}},
	{"es", refusal{"mehr als 5.000", 0, ErrSyntax, noHedge}},
	{"sw", refusal{"more than elfu 5", 0, ErrSyntax, noHedge}},
	{"sw", refusal{"elfu", 0, ErrSyntax, noNumber}},
	{"fi", refusal{"yli 100 t.", 0, ErrSyntax, noHedge}}, // its hedges are not known
	{"tr", refusal{"B", 0, ErrSyntax, noNumber}},
	{"hi", refusal{"लाख", 0, ErrSyntax, noNumber}},
	{"hi", refusal{"साढ़े 5", 0, ErrSyntax, noHedge}}, // half of nothing
	{"ja", refusal{"万", 0, ErrSyntax, noNumber}},
	{"ja", refusal{"16万4000人", len("16万4000"), ErrSyntax, trailing}},
	{"he", refusal{"\u200f", 0, ErrSyntax, noNumber}},
	{"my", refusal{"သိန်း", 0, ErrSyntax, noNumber}},

	// Two hedges, or one on a range.
	{"de", refusal{"über über 164.000", len("über "), ErrSyntax, noHedge}},
	{"de", refusal{"mindestens 60.000 höchstens", 17, ErrSyntax, opposite}},
	{"de", refusal{"über 50 bis 60", len("über 50 bis 60"), ErrSyntax, hedged}},
	{"de", refusal{"zwischen 50", 11, ErrSyntax, noEnd}},
	{"zh", refusal{"至少10多万以下", len("至少10多万"), ErrSyntax, opposite}},

	// Money, shares and less than nobody.
	{"de", refusal{"5 €", 1, ErrSyntax, money}},
	{"de", refusal{"5 %", 1, ErrSyntax, percent}},
	{"de", refusal{"-5", 0, ErrSyntax, negative}},
	{"de", refusal{"weniger als 0", 12, ErrZero, belowNil}},
	{"ja", refusal{"0未満", 0, ErrZero, belowNil}},

	// What cannot be meant, or can in two ways.
	{"de", refusal{"zwischen 60 und 50", 9, ErrReversed, reversed}},
	{"de", refusal{"5 bis 6.000", 0, ErrAmbiguous, ambiguous}},
	{"fr", refusal{"10 à 15\u202f000", 0, ErrAmbiguous, ambiguous}},
	{"hi", refusal{"5 लाख 6 लाख", len("5 लाख "), ErrAmbiguous, parts}},
	{"tr", refusal{"5 bin 3 bin", 6, ErrAmbiguous, parts}},
	{"de", refusal{"1.000.000.000.000.000.000", 0, ErrTooLarge, tooLarge}},
	{"de", refusal{"1.000.000 Billionen", 0, ErrTooLarge, tooLarge}},
	{"ja", refusal{"1000000兆", 0, ErrTooLarge, tooLarge}},
	{"de", refusal{"0,0000001 Mio.", 0, ErrFraction, fraction}},
	{"de", refusal{strings.Repeat("9", maxText+1), 0, ErrSyntax, tooLong}},
}

func TestLocaleParseRefuses(t *testing.T) {
	for _, r := range localeRefusals {
		f, err := locale(t, r.tag).Parse(r.text)
		if err == nil {
			t.Errorf("%s: Parse(%.80q) = %#v, want an error", r.tag, r.text, f)
			continue
		}
		shown := r.text
		if len(shown) > 64 { // ASCII in this table
			shown = shown[:64] + "…"
		}
		want := fmt.Sprintf("cannot read %q at byte %d: %v: %s", shown, r.offset, r.err, r.reason)
		if diff := cmp.Diff(want, err.Error()); diff != "" {
			t.Errorf("%s: Parse(%.80q) (-want +got):\n%s", r.tag, r.text, diff)
		}
		checkParseError(t, err, len(r.text))
		if !errors.Is(err, r.err) || f != (Figure{}) {
			t.Errorf("%s: Parse(%.80q) = %#v, %v; want %v", r.tag, r.text, f, err, r.err)
		}
	}
}

// TestLocaleEnglish holds English as a locale and Parse together: they read the
// same texts as the same figures, and refuse the others alike. So does the zero
// Locale.
func TestLocaleEnglish(t *testing.T) {
	var texts []string
	for _, row := range figureTable {
		texts = append(texts, row.texts...)
	}
	for _, r := range refusals {
		texts = append(texts, r.text)
	}
	for _, row := range localeTable {
		texts = append(texts, row.texts...)
	}
	for _, l := range []Locale{{}, locale(t, "en"), locale(t, "en-GB")} {
		for _, text := range texts {
			want, wantErr := Parse(text)
			if f, err := l.Parse(text); f != want || fmt.Sprint(err) != fmt.Sprint(wantErr) {
				t.Errorf("%v: %q is %#v, %v; but to Parse %#v, %v", l, text, f, err, want, wantErr)
			}
		}
	}
}

// TestLocaleSigns checks that digits and signs mean the same in every locale,
// that a point or comma in a number is never taken for the other, and that none
// takes away a decimal.
func TestLocaleSigns(t *testing.T) {
	plain := map[string]Figure{}
	for text, english := range map[string]string{
		"164000": "164K", "1234567": "1234567", "~57000": "~57K", "57000±500": "57K ± 500", ">44208": ">44,208", "≥ 60000": "60K+", "60000+": "60K+",
		"<8000000": "<8M", "<= 2000000": "≤2M", "50000–60000": "50K–60K", "50000 - 60000": "50K–60K", "١٦٤٠٠٠": "164K", "１６４０００": "164K", "164\u202f000": "164K",
	} {
		plain[text] = MustParse(english)
	}
	for _, tag := range allTags(t) {
		l := locale(t, tag)
		for text, want := range plain {
			if f, err := l.Parse(text); err != nil || f != want {
				t.Errorf("%s: %q is %v, %v; want %v", tag, text, f, err, want)
			}
		}
		read := 0
		for _, text := range []string{"1.234", "1,234"} {
			f, err := l.Parse(text)
			switch {
			case err == nil && f == MustParse("1,234"):
				read++
			case err == nil || errors.Is(err, ErrTooLarge) || errors.Is(err, ErrReversed):
				t.Errorf("%s: %q is %v, %v", tag, text, f, err)
			}
		}
		if read > 1 {
			t.Errorf("%s: both a point and a comma group digits", tag)
		}
		for _, text := range []string{"0.5", "0,5"} { // not a person
			if f, err := l.Parse(text); err == nil {
				t.Errorf("%s: %q is %v", tag, text, f)
			}
		}
	}
}

package attendance_test

import (
	"fmt"

	"github.com/highwater-go/highwater/attendance"
)

func ExampleParse_words() {
	for _, words := range []string{
		"one hundred and sixty-four thousand", "half a million", "two and a half million", "a few thousand", "a couple of hundred", "1 crore 64 lakh",
	} {
		f, err := attendance.Parse(words)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(words, "=", f, f.Range(attendance.Customary))
	}
	// Output:
	// one hundred and sixty-four thousand = 164K [163,500, 164,999]
	// half a million = 500K [450,000, 550,000]
	// two and a half million = 2.5M [2,450,000, 2,599,999]
	// a few thousand = thousands [2,000, 9,999]
	// a couple of hundred = ~200 [180, 220]
	// 1 crore 64 lakh = 16.4M [16,350,000, 16,499,999]
}

// What was said of a Twitter Space of April 2022, among numbers that are no
// audience.
func ExampleFind() {
	const text = `Imran Khan, 69, the 22nd prime minister, spoke on Twitter on 20 April 2022. More than
160K people listened, the press said, 164K+ by his own team's count: a max of 162k at one point, and over
446,000 joined #ImranKhanLIVE in all. “The previous record was around 57K, and we beat that by 100,000+.”
LetsOTT Global, which listed 4 Spaces, had put it at more than 44K listeners, of BamBam's of 9 June 2021.`
	for m := range attendance.Find(text) {
		fmt.Printf("%-6v  %-9s  %-5s  %q at %d\n", m.Figure, m.Noun, m.Metric, m.Text, m.Phrase.Start)
	}
	// Output:
	// >160K   people            "More than\n160K" at 76
	// 164K+                     "164K+" at 124
	// ≤162K              peak   "a max of 162k" at 155
	// >446K              joins  "over\n446,000" at 187
	// ~57K                      "around 57K" at 257
	// 100K+                     "100,000+" at 289
	// 4       Spaces            "4" at 331
	// >44K    listeners         "more than 44K" at 355
}

func ExampleFinder_people() {
	const text = `Woodstock had sold 186,000 tickets at $18 each, and drew some 400,000 people to 600 acres of
fields in August 1969. Two weeks later 150,000 fans heard Bob Dylan on the Isle of Wight.`
	for m := range (attendance.Finder{People: true}).Find(text) {
		fmt.Println(m.Figure.Words(), m.Noun)
	}
	// Output:
	// around 400K people
	// 150K fans
}

func ExampleLocaleOf() {
	for _, tag := range []string{"pt-PT", "ZH_hant", "de-XX", "tlh"} {
		l, err := attendance.LocaleOf(tag)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(l)
	}
	// Output:
	// pt-PT
	// zh-Hant
	// de
	// cannot read "tlh" at byte 0: unknown language: CLDR has no locale of this language
}

// One figure in eight languages, and two that mean something else by one sign.
func ExampleLocale_Parse() {
	for _, said := range []struct{ tag, words string }{
		{"de", "über 164.000"}, {"fr", "plus de 164 000"}, {"es-MX", "más de 164,000"}, {"tr", "164 binden fazla"}, {"hi", "1.64 लाख से अधिक"},
		{"ar", "أكثر من ١٦٤ ألف"}, {"ja", "16万4000人以上"}, {"zh-Hant", "超過16.4萬"}, {"de", "1.234"}, {"en", "1.234"},
	} {
		l, err := attendance.LocaleOf(said.tag)
		if err != nil {
			fmt.Println(err)
			continue
		}
		f, err := l.Parse(said.words)
		if err != nil {
			fmt.Println(l, err)
			continue
		}
		fmt.Println(l, f)
	}
	// Output:
	// de >164K
	// fr >164K
	// es-MX >164K
	// tr >164K
	// hi >164K
	// ar >164K
	// ja 164K+
	// zh-Hant >164K
	// de 1,234
	// en cannot read "1.234" at byte 0: a part of a person: the last decimal is less than a person; write fewer decimals, or 1,234 if the point groups digits
}

// The Space of April 2022 again, and the jump from the stratosphere of 2012.
func ExampleFinder_locale() {
	japanese, err := attendance.LocaleOf("ja")
	if err != nil {
		fmt.Println(err)
		return
	}
	const text = "2022年4月20日、イムラン・カーン氏のスペースを16万4000人以上が聴いた。2012年の成層圏からの降下は、同時に約800万人が視聴した。"
	for m := range (attendance.Finder{Locale: japanese}).Find(text) {
		fmt.Printf("%v %s %q %q\n", m.Figure, m.Noun, m.Metric, m.Text)
	}
	// Output:
	// 164K+ 人 "" "16万4000人以上"
	// ~8M 人 "peak" "約800万"
}

func ExampleFinder() {
	german, err := attendance.LocaleOf("de")
	if err != nil {
		fmt.Println(err)
		return
	}
	const text = `Zur Love Parade am 10.07.1999 kamen nach Angaben der Veranstalter anderthalb Millionen Menschen. Beim Sprung von
Felix Baumgartner aus 39 km Höhe sahen über 8 Mio. Zuschauer zu, bei „Butter“ am 21.05.2021 rund 3,9 Millionen gleichzeitig.`
	for _, finder := range []attendance.Finder{{Locale: german}, {Locale: german, Digits: true}} {
		for m := range finder.Find(text) {
			fmt.Printf("%q = %v; ", m.Text, m.Figure)
		}
		fmt.Println("Digits:", finder.Digits)
	}
	// Output:
	// "anderthalb Millionen" = 1.5M; "über 8 Mio." = >8M; "rund 3,9 Millionen" = ~3.9M; Digits: false
	// "über 8 Mio." = >8M; "rund 3,9 Millionen" = ~3.9M; Digits: true
}

// What each figure is to the event: not every one is an audience.
func ExampleFinder_kinds() {
	const text = "The bowl, capacity 80,000, drew 61,204 people, police said, short of the record of 64,000 but more than the 50,000 expected."
	for m := range (attendance.Finder{Kinds: true}).Find(text) {
		fmt.Printf("%s: %s %q\n", m.Text, m.Kind, m.By)
	}
	for m := range (attendance.Finder{Drew: true}).Find(text) {
		fmt.Println("drew:", m.Text)
	}
	// Output:
	// 80,000: capacity "police"
	// 61,204: drew "police"
	// 64,000: denied "police"
	// 50,000: expected ""
	// drew: 61,204
}

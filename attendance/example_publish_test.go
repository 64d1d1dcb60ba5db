package attendance_test

import (
	"errors"
	"fmt"

	"github.com/highwater-go/highwater/attendance"
)

func ExamplePublish() {
	for _, r := range []attendance.Range{
		{Low: 164_000, High: 164_999},
		{Low: 160_001, High: attendance.Unbounded},
		{Low: 44_209, High: 44_307},
		{Low: 8_060_001, High: 8_069_999},
		{Low: 56_000, High: 58_000},
		{Low: 57_000, High: 57_000},
		{Low: 0, High: 7_999_999},
	} {
		few, _ := attendance.Publish(r, r, 2)
		more, _ := attendance.Publish(r, r, 4)
		fmt.Printf("%v: %s, or %s\n", r, few.Words(), more.Words())
	}
	// Output:
	// [164,000, 164,999]: 160K–170K, or 164K–165K
	// [160,001, ∞): more than 160K, or more than 160K
	// [44,209, 44,307]: 44K–45K, or 44.2K–44,310
	// [8,060,001, 8,069,999]: 8M–8.1M, or 8.06M–8.07M
	// [56,000, 58,000]: 56K–58K, or 56K–58K
	// [57,000, 57,000]: exactly 57,000, or exactly 57,000
	// [0, 7,999,999]: less than 8M, or less than 8M
}

// What a figure guarantees holds all that is known, in however few digits.
func ExamplePublish_honest() {
	known := attendance.Range{Low: 159_900, High: 170_000}
	for digits := 1; digits <= 4; digits++ {
		f, _ := attendance.Publish(known, known, digits)
		fmt.Println(f, f.Range(attendance.Literal))
	}
	unknown := attendance.Range{High: attendance.Unbounded}
	_, err := attendance.Publish(unknown, unknown, 4)
	fmt.Println(errors.Is(err, attendance.ErrNothing), err)
	// Output:
	// 100K–200K [100,000, 200,000]
	// 150K–170K [150,000, 170,000]
	// 159K–170K [159,000, 170,000]
	// 159.9K–170K [159,900, 170,000]
	// true attendance: cannot publish [0, ∞): nothing that a figure can say
}

// A fair reading tells which hedge to put: this is "164K+" again, which its Literal
// range alone does not tell from others.
func ExamplePublish_fair() {
	known := attendance.MustParse("164K+")
	for digits := 1; digits <= 3; digits++ {
		f, err := attendance.Publish(known.Range(attendance.Literal), known.Range(attendance.Customary), digits)
		fmt.Println(f.Words(), err)
	}
	// Output:
	// more than 100K <nil>
	// more than 160K <nil>
	// 164K+ <nil>
}

func ExampleLocale_Words() {
	known := attendance.Range{Low: 160_001, High: attendance.Unbounded}
	f, err := attendance.Publish(known, known, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, tag := range []string{"en", "ar", "de", "en-IN", "es", "fr", "hi", "id", "it", "ja", "ko", "pt", "ru", "tr", "ur", "zh", "zh-Hant"} {
		l, _ := attendance.LocaleOf(tag)
		words, _ := l.Words(f)
		back, _ := l.Parse(words)
		fmt.Println(tag, words, back == f)
	}
	// Output:
	// en more than 160K true
	// ar أكثر من 160 ألف true
	// de mehr als 160.000 true
	// en-IN more than 1.6 lakh true
	// es más de 160 mil true
	// fr plus de 160 000 true
	// hi 1.6 लाख से अधिक true
	// id lebih dari 160 ribu true
	// it più di 160mila true
	// ja 16万超 true
	// ko 16만 초과 true
	// pt mais de 160 mil true
	// ru более 160 тыс. true
	// tr 160 binden fazla true
	// ur 1.6 لاکھ سے زیادہ true
	// zh 超过16万 true
	// zh-Hant 超過16萬 true
}

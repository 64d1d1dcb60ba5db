package attendance_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"

	. "github.com/highwater-go/highwater/attendance"
)

// A figureRow is one figure, everything that follows from it, and texts that
// stand for it. Texts[0] is the canonical one.
// maxText is the length in bytes of the longest text that is read.
const maxText = 256

type figureRow struct {
	figure    Figure
	words     string // "" if they are the canonical text
	literal   Range
	customary Range
	texts     []string
}

const inf = Unbounded

// figureTable serves the tests of Parse, of the round trip through text and
// JSON, of the ranges and of the allocations, and seeds the fuzz targets. Its
// ranges are worked out by hand.
var figureTable = []figureRow{
	// April 2022, as published.
	{Figure{164_000, 0, 1_000, AtLeast}, "", Range{164_000, inf}, Range{164_000, 164_999},
		[]string{"164K+", "164k+", "164,000+", "1,64,000+", "164000+", "164K +", "164K-plus", "164K plus", "164K or more",
			"164,000 or more", "at least 164K", "At Least 164 Thousand", "no fewer than 164K", "no less than 164K",
			"not fewer than 164K", "not less than 164K", "a minimum of 164K", "minimum of 164K", "≥164K", "≥ 164K", ">= 164K",
			"164K or above", "164K or over", "164K or greater", "164K or higher", "164K and more", "164K and above", "164K and over",
			"164K and up", "164K and upwards", "164K upwards", "164K at least", "164K minimum", "164K and counting",
			"at least 164K+", "at least 164K or more", "1.64 lakh+", "1.64L+", "0.164M+", "164\u00a0K+", "164\u202fthousand plus",
			"one hundred and sixty-four thousand or more", "at least one hundred sixty-four thousand",
			"1 lakh 64 thousand+", "164\u00a0000+", "164K people or more", "164\u202f000 viewers plus",
			"16.4万+", "１６４K+", "١٦٤ ألف+"}},
	{Figure{57_000, 0, 1_000, About}, "around 57K", Range{28_500, 114_000}, Range{56_000, 58_000},
		[]string{"~57K", "~ 57K", "c.57,000", "ca 57K", "57K-odd", "57,000 odd", "somewhere around 57 thousand", "in the vicinity of 57K", "≈57K", "≈ 57,000", "about 57K", "around 57K", "AROUND 57K", "roughly 57K", "approximately 57K",
			"approx 57K", "approx. 57K", "some 57K", "some 57,000", "circa 57K", "ca. 57K", "c. 57K", "close to 57K",
			"something like 57K", "more or less 57K", "an estimated 57K", "estimated 57K", "in the region of 57K",
			"in the neighborhood of 57K", "in the neighbourhood of 57K", "on the order of 57K", "of the order of 57K",
			"57K-ish", "57K or so", "57K or thereabouts", "57K approximately", "57K approx", "57K roughly",
			"57K more or less", "57K give or take", "about 57K or so", "around \t57K",
			"fifty-seven thousand or so", "about fifty-seven thousand", "some fifty seven thousand", "57-odd thousand",
			"57-ish thousand", "fifty-seven-odd thousand", "57\u00a0000 or so", "57K people or so", "about 5.7万",
			"~٥٧ ألف", "57K fans give or take"}},
	{Figure{44_000, 0, 1_000, MoreThan}, "more than 44K", Range{44_001, inf}, Range{44_001, 44_999},
		[]string{">44K", "> 44K", "more than 44K", "more  than\n44K", "over 44K", "over 44,000", "above 44K", "upwards of 44K", "upward of 44K",
			"in excess of 44K", "greater than 44K", "higher than 44K", "exceeding 44K", "north of 44K", "well over 44K",
			"well above 44K", "well more than 44K", "well in excess of 44K", "way over 44K", "way more than 44K",
			"far more than 44K", "much more than 44K", "considerably more than 44K", "significantly more than 44K",
			"just over 44K", "just above 44K", "just more than 44K", "slightly over 44K", "slightly above 44K",
			"slightly more than 44K", "a little over 44K", "a little above 44K", "a little more than 44K", "a bit over 44K",
			"a bit more than 44K", "more than 44K+", "over 44,000 or more",
			"more than forty-four thousand", "over 44\u00a0000", "more than 4.4万", "> ４４，０００", "over ४४ हज़ार",
			"well over forty-four thousand"}},
	{Figure{160_000, 0, 10_000, MoreThan}, "more than 160K", Range{160_001, inf}, Range{160_001, 169_999},
		[]string{">160K", "more than 160K", "more than 1.6 lakh", "over 0.16 million"}},
	{Figure{27_000, 0, 1_000, MoreThan}, "more than 27K", Range{27_001, inf}, Range{27_001, 27_999}, []string{">27K", "more than 27K"}},
	{Figure{18_000, 0, 1_000, MoreThan}, "more than 18K", Range{18_001, inf}, Range{18_001, 18_999}, []string{">18K", "more than 18K"}},
	{Figure{162_000, 0, 1_000, AtMost}, "at most 162K", Range{0, 162_000}, Range{121_500, 162_000}, []string{"≤162K", "max of 162k", "a max of 162K", "maximum 162,000",
		"up to one hundred and sixty-two thousand", "162K people at most", "162,000 or fewer"}},
	{Figure{56_500, 57_500, 1, Between}, "", Range{56_500, 57_500}, Range{56_500, 57_500}, []string{"56.5K–57.5K", "57K ± 500", "57,000 ± 500", "57±0.5K"}},
	{Figure{MaxPeople - 2, MaxPeople, 1, Between}, "", Range{MaxPeople - 2, MaxPeople}, Range{MaxPeople - 2, MaxPeople},
		[]string{"999,999.999999999997T–999,999.999999999999T", "999,999,999,999,999,998 ± 1"}},
	{Figure{50, 60_000, 1, Between}, "", Range{50, 60_000}, Range{50, 60_000}, []string{"0.05K–60K", "0.05K to 60,000"}},
	{Figure{100_000, 0, 100_000, AtLeast}, "", Range{100_000, inf}, Range{100_000, 149_999}, []string{"100K+", "100,000+", "1 lakh+", "0.1M+"}},
	{Figure{162_000, 0, 1_000, Bare}, "", Range{161_500, 162_999}, Range{161_500, 162_999}, []string{"162K", "162k", "162 k", "162,000", "1,62,000",
		"one hundred and sixty-two thousand", "one hundred sixty-two thousand", "a hundred and sixty two thousand",
		"one lakh sixty-two thousand", "1 lakh 62 thousand", "One Hundred And Sixty-Two Thousand",
		"162\u00a0000", "162\u202f000", "162\u2009000", "16.2万", "16.2萬", "16万2000", "16万2千", "十六万二千",
		"16만 2천", "１６２K", "１６２，０００", "１６．２万", "١٦٢ ألف", "١٦٢٬٠٠٠", "١٦٢،٠٠٠", "۱۶۲ ہزار", "१६२ हज़ार",
		"१६२ हजार", "१,६२,०००", "१.६२ लाख", "1.62 लाख", "1.62 لاکھ", "162 тыс.", "162 тыс", "162 тысячи"}},
	{Figure{500_000, 0, 100_000, Bare}, "", Range{450_000, 599_999}, Range{450_000, 550_000},
		[]string{"500K", "500k", "500,000", "5,00,000", "0.5 million", "5 lakh", "5 lakhs", "5 lac", "5 lacs", "5L", "0.5M",
			"half a million", "half million", "a half million", "Half a Million", "five hundred thousand",
			"five lakh", "0½ million", "50万", "五十万", "50만", "٥٠٠ ألف", "٠٫٥ مليون", "५ लाख", "0.5 млн"}},
	{Figure{165_000, 0, 1_000, Bare}, "", Range{164_500, 165_999}, Range{164_500, 165_999}, []string{"165K", "165,000", "165000", "1,65,000"}},
	{Figure{446_000, 0, 1_000, MoreThan}, "more than 446K", Range{446_001, inf}, Range{446_001, 446_999}, []string{">446K", "over 446,000"}},
	{Figure{44_208, 0, 1, MoreThan}, "more than 44,208", Range{44_209, inf}, Range{44_209, 44_307}, []string{">44,208", "more than 44,208", ">44.208K"}},
	{Figure{22_000, 0, 1_000, About}, "around 22K", Range{11_000, 44_000}, Range{21_000, 23_000}, []string{"~22K", "around 22,000"}},
	{Figure{23_000, 0, 1_000, MoreThan}, "more than 23K", Range{23_001, inf}, Range{23_001, 23_999}, []string{">23K", "over 23,000"}},
	{Figure{26_218, 0, 1, Bare}, "", Range{26_218, 26_218}, Range{26_218, 26_218}, []string{"26,218", "26218", "26.218K",
		"twenty-six thousand two hundred and eighteen", "twenty six thousand, two hundred eighteen",
		"26\u00a0218", "26\u202f218", "2万6218"}},
	{Figure{17_000, 0, 1_000, MoreThan}, "more than 17K", Range{17_001, inf}, Range{17_001, 17_999}, []string{">17K", "over 17000"}},
	{Figure{15_000, 0, 1_000, MoreThan}, "more than 15K", Range{15_001, inf}, Range{15_001, 15_999}, []string{">15K", "over 15,000+", "> 15,000 plus"}},
	{Figure{27_971, 0, 1, MoreThan}, "more than 27,971", Range{27_972, inf}, Range{27_972, 28_070}, []string{">27,971", "more than 27,971"}},
	{Figure{27_500, 0, 100, MoreThan}, "more than 27.5K", Range{27_501, inf}, Range{27_501, 27_599}, []string{">27.5K", "more than 27,500"}},
	{Figure{60_000, 0, 10_000, MoreThan}, "more than 60K", Range{60_001, inf}, Range{60_001, 69_999}, []string{">60K", "over 60,000",
		"more than sixty thousand", "over 60\u202f000", "over 6万"}},
	{Figure{61_000, 0, 1_000, MoreThan}, "more than 61K", Range{61_001, inf}, Range{61_001, 61_999}, []string{">61K", "more than 61,000"}},

	// YouTube streams.
	{Figure{8_000_000, 0, 1_000_000, MoreThan}, "more than 8M", Range{8_000_001, inf}, Range{8_000_001, 8_999_999}, []string{">8M", "more than 8 million"}},
	{Figure{4_100_000, 0, 100_000, Bare}, "", Range{4_050_000, 4_199_999}, Range{4_050_000, 4_199_999}, []string{"4.1M", "4.1m", "4.1 mn", "4.1mln", "41 lakh"}},
	{Figure{10_300_000, 0, 100_000, AtLeast}, "", Range{10_300_000, inf}, Range{10_300_000, 10_399_999}, []string{"10.3M+", "at least 10.3 million"}},
	{Figure{3_900_000, 0, 100_000, MoreThan}, "more than 3.9M", Range{3_900_001, inf}, Range{3_900_001, 3_999_999}, []string{">3.9M", "over 3.9 million"}},
	{Figure{6_100_000, 0, 100_000, Bare}, "", Range{6_050_000, 6_199_999}, Range{6_050_000, 6_199_999}, []string{"6.1M", "6.1 Millions"}},
	{Figure{8_060_000, 0, 10_000, MoreThan}, "more than 8.06M", Range{8_060_001, inf}, Range{8_060_001, 8_069_999}, []string{">8.06M", "over 8.06 million"}},

	// Hotstar, and a restatement that passed the count in between.
	{Figure{8_260_000, 0, 10_000, Bare}, "", Range{8_255_000, 8_269_999}, Range{8_255_000, 8_269_999}, []string{"8.26M", "82.6 lakh", "82,60,000",
		"82 lakh 60 thousand", "eighty-two lakh sixty thousand"}},
	{Figure{12_700_000, 0, 100_000, Bare}, "", Range{12_650_000, 12_799_999}, Range{12_650_000, 12_799_999}, []string{"12.7M", "1.27 crore", "1.27Cr",
		"1 crore 27 lakh", "one crore twenty-seven lakh", "1270万"}},
	{Figure{18_600_000, 0, 100_000, Bare}, "", Range{18_550_000, 18_699_999}, Range{18_550_000, 18_699_999}, []string{"18.6M", "1,86,00,000"}},
	{Figure{25_300_000, 0, 100_000, Bare}, "", Range{25_250_000, 25_399_999}, Range{25_250_000, 25_399_999}, []string{"25.3M", "25.3 million", "25,300,000",
		"twenty-five million three hundred thousand", "25\u00a0300\u00a0000"}},
	{Figure{113_100_000, 0, 100_000, Bare}, "", Range{113_050_000, 113_199_999}, Range{113_050_000, 113_199_999}, []string{"113.1M"}},
	{Figure{114_400_000, 0, 100_000, Bare}, "", Range{114_350_000, 114_499_999}, Range{114_350_000, 114_499_999}, []string{"114.4M"}},
	{Figure{115_100_000, 0, 100_000, Bare}, "", Range{115_050_000, 115_199_999}, Range{115_050_000, 115_199_999}, []string{"115.1M"}},

	// The Million Man March.
	{Figure{400_000, 0, 100_000, Bare}, "", Range{350_000, 499_999}, Range{360_000, 440_000}, []string{"400K", "400,000",
		"four hundred thousand", "4 lakh", "40万"}},
	{Figure{652_500, 1_087_500, 1, Between}, "", Range{652_500, 1_087_500}, Range{652_500, 1_087_500},
		[]string{"652.5K–1.0875M", "870,000 ±25%", "870,000 ± 25%", "870K +/- 25 percent", "870K plus or minus 25 per cent",
			"870K give or take 25pct", "870,000 ± 25.000%", "870,000 ± 217,500", "870,000 +/− 217.5K", "0.87M±0.2175M"}},
	{Figure{669_772, 1_004_656, 1, Between}, "", Range{669_772, 1_004_656}, Range{669_772, 1_004_656},
		[]string{"669,772–1,004,656", "837,214 ±20%"}}, // 20% is 167,442.8: the part of a person is left out
	{Figure{2_000_000, 0, 1_000_000, AtMost}, "at most 2M", Range{0, 2_000_000}, Range{1_500_000, 2_000_000},
		[]string{"≤2M", "≤ 2M", "<=2M", "up to 2 million", "Up to 2M", "anything up to 2M", "at most 2M", "no more than 2M", "not more than 2M",
			"not over 2M", "not exceeding 2M", "as many as 2M", "as much as 2M", "a maximum of 2M", "maximum of 2M",
			"2M or fewer", "2M or less", "2M or under", "2M or below", "2M at most", "2M at the most", "2M maximum", "2M max", "2M tops",
			"up to 2M max", "20 lakh tops", "0.2 crore or less",
			"up to two million", "two million or fewer", "2M people or less", "two million spectators at the most",
			"as many as two million"}},

	// The worked values of the table of meanings, and its other hedges.
	{Figure{100, 0, 100, AtLeast}, "", Range{100, inf}, Range{100, 149}, []string{"100+", "at least 100",
		"a hundred or more", "at least a hundred", "one hundred plus", "a hundred+"}},
	{Figure{110, 0, 10, AtLeast}, "", Range{110, inf}, Range{110, 119}, []string{"110+", "110 or more"}},
	{Figure{100, 0, 100, MoreThan}, "more than 100", Range{101, inf}, Range{101, 149}, []string{">100", "more than 100",
		"more than a hundred", "over one hundred"}},
	{Figure{110, 0, 10, MoreThan}, "more than 110", Range{111, inf}, Range{111, 119}, []string{">110", "more than 110"}},
	{Figure{8_000_000, 0, 1_000_000, Nearly}, "", Range{0, 7_999_999}, Range{7_500_000, 7_999_999},
		[]string{"nearly 8M", "very nearly 8M", "almost 8M", "virtually 8M", "approaching 8M", "nearing 8M", "not quite 8M", "shy of 8M",
			"just shy of 8M", "just short of 8M", "just under 8M", "just below 8M", "just less than 8M", "just fewer than 8M",
			"slightly under 8M", "slightly below 8M", "slightly less than 8M", "slightly fewer than 8M", "a little under 8M",
			"a little below 8M", "a little less than 8M", "a little fewer than 8M", "a bit under 8M", "a bit less than 8M",
			"nearly 8M at most",
			"nearly eight million", "almost eight million", "just under eight million"}},
	{Figure{8_000_000, 0, 1_000_000, LessThan}, "less than 8M", Range{0, 7_999_999}, Range{7_000_000, 7_999_999},
		[]string{"<8M", "< 8M", "under 8M", "below 8M", "fewer than 8M", "less than 8M", "lower than 8M", "south of 8M", "well under 8M",
			"well below 8M", "far fewer than 8M", "far less than 8M", "under 8M at most"}},
	{Figure{13_000, 0, 1_000, AtMost}, "at most 13K", Range{0, 13_000}, Range{9_750, 13_000}, []string{"≤13K", "up to 13K"}},
	{Figure{57_000, 0, 1, Exactly}, "", Range{57_000, 57_000}, Range{57_000, 57_000},
		[]string{"exactly 57,000", "exactly 57K", "precisely 57 thousand", "Exactly 57.0K"}},
	{Figure{100, 0, 100, Nearly}, "", Range{0, 99}, Range{90, 99}, []string{"nearly 100"}},
	{Figure{100, 0, 100, LessThan}, "less than 100", Range{0, 99}, Range{50, 99}, []string{"<100"}},
	{Figure{100, 0, 100, About}, "around 100", Range{50, 200}, Range{90, 110}, []string{"~100", "100-ish"}},
	{Figure{44_208, 0, 1, About}, "around 44,208", Range{22_104, 88_416}, Range{44_108, 44_308}, []string{"~44,208"}},
	{Figure{44_208, 0, 1, Nearly}, "", Range{0, 44_207}, Range{44_158, 44_207}, []string{"nearly 44,208"}},

	// Small numbers, where the widths reach their least.
	{Figure{0, 0, 1, Bare}, "", Range{0, 0}, Range{0, 0}, []string{"0", "0K", "0.0K", "0 million"}},
	{Figure{0, 0, 1, Exactly}, "", Range{0, 0}, Range{0, 0}, []string{"exactly 0"}},
	{Figure{0, 0, 1, AtLeast}, "", Range{0, inf}, Range{0, 1}, []string{"0+", "at least 0K"}},
	{Figure{0, 0, 1, MoreThan}, "more than 0", Range{1, inf}, Range{1, 1}, []string{">0"}},
	{Figure{0, 0, 1, AtMost}, "at most 0", Range{0, 0}, Range{0, 0}, []string{"≤0", "up to 0"}},
	{Figure{0, 0, 1, Between}, "", Range{0, 0}, Range{0, 0}, []string{"0–0", "0 ± 50%"}},
	{Figure{1, 0, 1, Bare}, "", Range{1, 1}, Range{1, 1}, []string{"1", "0.001K", "0.000001M", "0.000000000001T",
		"one", "一", "١", "१"}},
	{Figure{1, 0, 1, About}, "around 1", Range{0, 2}, Range{0, 2}, []string{"~1"}},
	{Figure{1, 0, 1, AtLeast}, "", Range{1, inf}, Range{1, 2}, []string{"1+"}},
	{Figure{1, 0, 1, MoreThan}, "more than 1", Range{2, inf}, Range{2, 2}, []string{">1"}},
	{Figure{1, 0, 1, Nearly}, "", Range{0, 0}, Range{0, 0}, []string{"nearly 1"}},
	{Figure{1, 0, 1, LessThan}, "less than 1", Range{0, 0}, Range{0, 0}, []string{"<1"}},
	{Figure{5, 0, 1, LessThan}, "less than 5", Range{0, 4}, Range{3, 4}, []string{"<5"}},
	{Figure{10, 0, 10, Bare}, "", Range{8, 15}, Range{9, 11}, []string{"10",
		"ten", "十", "一〇"}},
	{Figure{10, 0, 10, LessThan}, "less than 10", Range{0, 9}, Range{5, 9}, []string{"<10"}},
	{Figure{1_000, 0, 1_000, Bare}, "", Range{750, 1_500}, Range{900, 1_100}, []string{"1K", "1,000", "1000",
		"a thousand", "one thousand", "ten hundred", "1 thousand", "千", "1천", "1千"}},
	{Figure{1_234, 0, 1, Bare}, "", Range{1_234, 1_234}, Range{1_234, 1_234}, []string{"1,234", "1234", "1.234K",
		"one thousand two hundred and thirty-four", "one thousand, two hundred and thirty-four", "a thousand two hundred thirty-four",
		"twelve hundred and thirty-four", "1\u00a0234", "1千234"}},

	// A zero written after the point counts.
	{Figure{1_000_000, 0, 100_000, Bare}, "", Range{950_000, 1_099_999}, Range{950_000, 1_099_999}, []string{"1.0M", "1.0 million", "0.0010 bn"}},
	{Figure{100_000, 0, 10_000, Bare}, "", Range{95_000, 109_999}, Range{95_000, 109_999}, []string{"0.10M", "1.0 lakh", "0.010 crore"}},
	{Figure{1_000, 0, 1, Bare}, "", Range{1_000, 1_000}, Range{1_000, 1_000}, []string{"1.000K"}},
	{Figure{57_000, 0, 100, MoreThan}, "more than 57.0K", Range{57_001, inf}, Range{57_001, 57_099}, []string{">57.0K"}},
	{Figure{10, 0, 1, Bare}, "", Range{10, 10}, Range{10, 10}, []string{"0.010K"}},

	// Every scale, in any case that is not ambiguous.
	{Figure{7_000, 0, 1_000, Bare}, "", Range{6_500, 7_999}, Range{6_500, 7_700},
		[]string{"7K", "7k", "7 K", "7 thousand", "7 THOUSANDS", "0.07 lakh",
			"seven thousand", "7천", "7 тысяч"}},
	{Figure{700_000, 0, 100_000, Bare}, "", Range{650_000, 799_999}, Range{650_000, 770_000}, []string{"700K", "7 Lakh", "7LAKHS", "7 L",
		"seven lakh", "seven hundred thousand"}},
	{Figure{20_000_000, 0, 10_000_000, Bare}, "", Range{15_000_000, 29_999_999}, Range{18_000_000, 22_000_000},
		[]string{"20M", "20 m", "20MN", "20 Mln", "2 crore", "2 crores", "2cr", "2 CR", "2,00,00,000", "20,000,000",
			"twenty million", "two crore", "TWENTY MILLION", "2000万", "2 करोड़"}},
	{Figure{3_000_000_000, 0, 1_000_000_000, Bare}, "", Range{2_500_000_000, 3_999_999_999}, Range{2_700_000_000, 3_300_000_000},
		[]string{"3B", "3b", "3bn", "3 BN", "3 billion", "3 billions", "300 crore",
			"three billion", "three thousand million", "3 thousand million", "30億", "30亿", "30억", "3 млрд"}},
	{Figure{2_000_000_000_000, 0, 1_000_000_000_000, Bare}, "", Range{1_500_000_000_000, 2_999_999_999_999}, Range{1_800_000_000_000, 2_200_000_000_000},
		[]string{"2T", "2tn", "2 TN", "2 trillion", "2 trillions", "2,000B",
			"two trillion", "2 lakh crore", "two lakh crore", "2 thousand billion", "2万亿"}},
	{Figure{1_234_567, 0, 1, Bare}, "", Range{1_234_567, 1_234_567}, Range{1_234_567, 1_234_567}, []string{"1,234,567", "12,34,567", "1234567", "1.234567M",
		"one million two hundred and thirty-four thousand five hundred and sixty-seven", "one million, two hundred and thirty-four thousand, five hundred and sixty-seven",
		"twelve lakh thirty-four thousand five hundred and sixty-seven", "1\u202f234\u202f567", "123万4567"}},
	{Figure{1_500_000, 0, 100_000, Bare}, "", Range{1_450_000, 1_599_999}, Range{1_450_000, 1_599_999}, []string{"1.5M", "1,500K", "15,00,000", "1,500 thousand",
		"one and a half million", "a million and a half", "1 and a half million", "1½ million", "1 ½ million",
		"one million five hundred thousand", "one million and five hundred thousand", "1 million 500 thousand",
		"fifteen lakh", "fifteen hundred thousand", "150万", "百五十万"}},
	{Figure{MaxPeople, 0, 1, Bare}, "999,999,999,999,999,999", Range{MaxPeople, MaxPeople}, Range{MaxPeople, MaxPeople},
		[]string{"999,999.999999999999T", "999,999,999,999,999,999", "999999999999999999", "9,99,99,99,99,99,99,99,999"}},
	{Figure{MaxPeople, 0, 1, AtLeast}, "999,999,999,999,999,999+", Range{MaxPeople, inf}, Range{MaxPeople, MaxPeople + 999_999_999_999_999}, []string{"999,999.999999999999T+", "999,999,999,999,999,999+"}},
	{Figure{900_000_000_000_000_000, 0, 100_000_000_000_000_000, MoreThan}, "more than 900,000T", Range{900_000_000_000_000_001, inf},
		Range{900_000_000_000_000_001, 999_999_999_999_999_999}, []string{">900,000T"}},

	// Ranges; a scale at the second end serves both.
	{Figure{50_000, 60_000, 1, Between}, "", Range{50_000, 60_000}, Range{50_000, 60_000},
		[]string{"50K–60K", "50,000–60,000", "50-60K", "50–60K", "50—60K", "50‑60K", "50 – 60K", "50 to 60K", "50K to 60K", "50 To 60 thousand",
			"between 50 and 60 thousand", "between 50,000 and 60,000", "Between 50K and 60K", "from 50 to 60K", "from 50,000 to 60,000",
			"between 50K to 60K", "between 50-60K", "from 50–60K",
			"50,000–60K", "50000-60K", "50,000-60000", "55K ± 5K", "55 ± 5K", "55,000 ±5,000",
			"fifty or sixty thousand", "50 or 60 thousand", "50K or 60K", "fifty to sixty thousand", "between fifty and sixty thousand",
			"from fifty to sixty thousand", "between fifty thousand and sixty thousand", "50\u00a0000–60\u00a0000",
			"5–6万", "5万–6万", "٥٠–٦٠ ألف"}},
	{Figure{1_500_000, 2_000_000, 1, Between}, "", Range{1_500_000, 2_000_000}, Range{1_500_000, 2_000_000}, []string{"1.5M–2M", "1.5–2M", "15-20 lakh", "0.15–0.2 crore"}},
	{Figure{1_500, 2_000, 1, Between}, "", Range{1_500, 2_000}, Range{1_500, 2_000}, []string{"1.5K–2K", "1500-2K", "1,500–2K"}}, // written in full
	{Figure{5, 10, 1, Between}, "", Range{5, 10}, Range{5, 10}, []string{"5–10", "5 to 10", "between 5 and 10",
		"five to ten", "five or ten", "between five and ten"}},
	{Figure{999, 1_000_000, 1, Between}, "", Range{999, 1_000_000}, Range{999, 1_000_000}, // "999–1M" would be 999M
		[]string{"0.999K–1M", "0.999K–1,000,000"}},
	{Figure{0, 5_000, 1, Between}, "", Range{0, 5_000}, Range{0, 5_000}, []string{"0–5K", "0–5,000"}},
	{Figure{0, 20, 1, Between}, "", Range{0, 20}, Range{0, 20}, []string{"0–20", "10 ± 100%", "10±100.0 %"}},
	{Figure{0, 30, 1, Between}, "", Range{0, 30}, Range{0, 30}, []string{"0–30", "10 ± 200%", "10 ± 20"}},
	{Figure{1_000, 1_000, 1, Between}, "", Range{1_000, 1_000}, Range{1_000, 1_000}, []string{"1K–1K", "1–1K", "1,000–1,000",
		"one to one thousand"}},
	{Figure{0, MaxPeople, 1, Between}, "", Range{0, MaxPeople}, Range{0, MaxPeople}, []string{"0–999,999.999999999999T", "0–999,999,999,999,999,999"}},

	// Units in the plural.
	{Figure{20, 0, 10, Plural}, "", Range{40, inf}, Range{40, 199}, []string{"scores", "Scores"}},
	{Figure{10, 0, 10, Plural}, "", Range{20, inf}, Range{20, 99}, []string{"tens", "Tens"}},
	{Figure{12, 0, 1, Plural}, "", Range{24, inf}, Range{24, 119}, []string{"dozens", "DOZENS",
		"several dozen", "a few dozen", "many dozens", "dozens and dozens", "dozens upon dozens", "some dozens"}},
	{Figure{100, 0, 100, Plural}, "", Range{200, inf}, Range{200, 999}, []string{"hundreds",
		"several hundred", "a few hundred", "quite a few hundred", "many hundred", "several hundreds",
		"hundreds and hundreds", "hundreds upon hundreds"}},
	{Figure{1_000, 0, 1_000, Plural}, "", Range{2_000, inf}, Range{2_000, 9_999}, []string{"thousands",
		"a few thousand", "A Few Thousand", "several thousand", "many thousands", "some thousands",
		"thousands and thousands", "thousands upon thousands"}},
	{Figure{10_000, 0, 10_000, Plural}, "", Range{20_000, inf}, Range{20_000, 99_999}, []string{"tens of thousands", "Tens  of\u00a0Thousands"}},
	{Figure{12_000, 0, 1_000, Plural}, "", Range{24_000, inf}, Range{24_000, 119_999}, []string{"dozens of thousands"}},
	{Figure{100_000, 0, 100_000, Plural}, "", Range{200_000, inf}, Range{200_000, 999_999}, []string{"hundreds of thousands", "lakhs", "lacs",
		"several hundred thousand", "a few hundred thousand", "a few lakh", "several lakhs"}},
	{Figure{1_000_000, 0, 1_000_000, Plural}, "", Range{2_000_000, inf}, Range{2_000_000, 9_999_999}, []string{"millions", "tens of lakhs", "thousands of thousands",
		"a few million", "several million", "millions and millions", "millions upon millions", "many millions"}},
	{Figure{10_000_000, 0, 10_000_000, Plural}, "", Range{20_000_000, inf}, Range{20_000_000, 99_999_999}, []string{"tens of millions", "crores", "hundreds of lakh"}},
	{Figure{1_000_000_000, 0, 1_000_000_000, Plural}, "", Range{2_000_000_000, inf}, Range{2_000_000_000, 9_999_999_999}, []string{"billions", "hundreds of crore",
		"several billion", "a few thousand million"}},
	{Figure{1_000_000_000_000_000, 0, 1_000_000_000_000_000, Plural}, "", Range{2_000_000_000_000_000, inf}, Range{2_000_000_000_000_000, 9_999_999_999_999_999},
		[]string{"thousands of trillions"}},

	// Numbers in words.
	{Figure{164_000, 0, 1_000, Bare}, "", Range{163_500, 164_999}, Range{163_500, 164_999},
		[]string{"164K", "one hundred and sixty-four thousand", "a hundred and sixty-four thousand", "1 lakh 64 thousand", "one lakh sixty-four thousand",
			"164\u00a0000", "16.4万", "16万4000", "16万 4000", "１６４K", "١٦٤ ألف", "१६४ हज़ार"}},
	{Figure{250_000, 0, 10_000, Bare}, "", Range{245_000, 259_999}, Range{245_000, 259_999},
		[]string{"250K", "a quarter of a million", "quarter of a million", "a quarter million", "two and a half lakh", "2½ lakh", "0¼ million", "25万"}},
	{Figure{750_000, 0, 10_000, Bare}, "", Range{745_000, 759_999}, Range{745_000, 759_999},
		[]string{"750K", "three quarters of a million", "three-quarters of a million", "0¾ million", "seven and a half lakh"}},
	{Figure{1_250_000, 0, 10_000, Bare}, "", Range{1_245_000, 1_259_999}, Range{1_245_000, 1_259_999},
		[]string{"1.25M", "one and a quarter million", "a million and a quarter", "1¼ million"}},
	{Figure{1_750_000, 0, 10_000, Bare}, "", Range{1_745_000, 1_759_999}, Range{1_745_000, 1_759_999},
		[]string{"1.75M", "one and three quarters million", "a million and three quarters", "1¾ million"}},
	{Figure{2_500_000, 0, 100_000, Bare}, "", Range{2_450_000, 2_599_999}, Range{2_450_000, 2_599_999},
		[]string{"2.5M", "two and a half million", "2 and a half million", "2½ million", "2½M", "two million five hundred thousand", "twenty-five lakh"}},
	{Figure{350_000, 0, 10_000, Bare}, "", Range{345_000, 359_999}, Range{345_000, 359_999},
		[]string{"350K", "three hundred and fifty thousand", "three and a half lakh", "三十五万", "三十五萬", "35万", "35만"}},
	{Figure{50_000, 0, 10_000, Bare}, "", Range{45_000, 59_999}, Range{45_000, 55_000}, []string{"50K", "fifty thousand", "half a lakh", "5万", "五万", "50 ألف"}},
	{Figure{100_000, 0, 100_000, Bare}, "", Range{75_000, 150_000}, Range{90_000, 110_000},
		[]string{"100K", "a hundred thousand", "one hundred thousand", "A HUNDRED THOUSAND", "a lakh", "one lakh", "1 hundred thousand", "0.1M", "10万", "十万", "10만"}},
	{Figure{1_000_000, 0, 1_000_000, Bare}, "", Range{750_000, 1_500_000}, Range{900_000, 1_100_000},
		[]string{"1M", "a million", "one million", "ten lakh", "10 lakh", "100万", "百万"}},
	{Figure{16_400_000, 0, 100_000, Bare}, "", Range{16_350_000, 16_499_999}, Range{16_350_000, 16_499_999},
		[]string{"16.4M", "1 crore 64 lakh", "1 crore 64 lakhs", "one crore sixty-four lakh", "1.64 crore", "1,64,00,000", "१ करोड़ ६४ लाख", "1640万"}},
	{Figure{100_000_000, 0, 100_000_000, Bare}, "", Range{75_000_000, 150_000_000}, Range{90_000_000, 110_000_000},
		[]string{"100M", "a hundred million", "one hundred million", "ten crore", "1億", "1亿", "1억", "一億"}},
	{Figure{1_000_000_000, 0, 1_000_000_000, Bare}, "", Range{750_000_000, 1_500_000_000}, Range{900_000_000, 1_100_000_000},
		[]string{"1B", "a billion", "a thousand million", "a hundred crore", "100 crore", "10億"}},
	{Figure{1_000_000_000_000, 0, 1_000_000_000_000, Bare}, "", Range{750_000_000_000, 1_500_000_000_000}, Range{900_000_000_000, 1_100_000_000_000},
		[]string{"1T", "a trillion", "a lakh crore", "one lakh crore", "1 lakh crore", "a thousand billion"}},
	{Figure{1_500, 0, 100, Bare}, "", Range{1_450, 1_599}, Range{1_450, 1_599},
		[]string{"1.5K", "1,500", "fifteen hundred", "15 hundred", "one thousand five hundred",
			"a thousand five hundred", "one thousand, five hundred", "1½ thousand", "one and a half thousand"}},
	{Figure{2_100, 0, 100, Bare}, "", Range{2_050, 2_199}, Range{2_050, 2_199}, []string{"2.1K", "2,100", "twenty-one hundred", "twenty one hundred", "two thousand one hundred"}},
	{Figure{200_050, 0, 10, Bare}, "", Range{200_045, 200_059}, Range{200_045, 200_059}, []string{"200,050", "two hundred thousand and fifty", "two hundred thousand, fifty"}},
	{Figure{1_200_005, 0, 1, Bare}, "", Range{1_200_005, 1_200_005}, Range{1_200_005, 1_200_005},
		[]string{"1,200,005", "one million two hundred thousand and five", "one million and two hundred thousand and five"}},
	{Figure{164, 0, 1, Bare}, "", Range{164, 164}, Range{164, 164},
		[]string{"164", "one hundred and sixty-four", "one hundred sixty-four", "a hundred and sixty four", "١٦٤", "१६४", "１６４", "一六四", "一百六十四"}},
	{Figure{101, 0, 1, Bare}, "", Range{101, 101}, Range{101, 101}, []string{"101", "a hundred and one", "one hundred one", "一百零一"}},
	{Figure{275, 0, 1, Bare}, "", Range{275, 275}, Range{275, 275}, []string{"275", "2¾ hundred", "two hundred and seventy-five", "two and three quarters hundred"}},
	{Figure{100, 0, 100, Bare}, "", Range{75, 150}, Range{90, 110}, []string{"100", "a hundred", "one hundred", "1 hundred", "百"}},
	{Figure{50, 0, 10, Bare}, "", Range{45, 59}, Range{45, 55}, []string{"50", "fifty", "half a hundred", "half hundred", "五十"}},
	{Figure{25, 0, 1, Bare}, "", Range{25, 25}, Range{25, 25}, []string{"25", "twenty-five", "twenty five", "Twenty-Five"}},
	{Figure{24, 0, 1, Bare}, "", Range{24, 24}, Range{24, 24}, []string{"24", "twenty-four", "two dozen", "Two Dozen"}},
	{Figure{12, 0, 1, Bare}, "", Range{12, 12}, Range{12, 12}, []string{"12", "twelve", "a dozen", "one dozen"}},
	{Figure{6, 0, 1, Bare}, "", Range{6, 6}, Range{6, 6}, []string{"6", "six", "half a dozen", "half dozen", "a half dozen"}},

	// The same with a hedge.
	{Figure{500_000, 0, 100_000, MoreThan}, "more than 500K", Range{500_001, inf}, Range{500_001, 599_999},
		[]string{">500K", "more than half a million", "over half a million", "well over a half million", "upwards of five hundred thousand"}},
	{Figure{500_000, 0, 100_000, Nearly}, "", Range{0, 499_999}, Range{450_000, 499_999},
		[]string{"nearly 500K", "nearly half a million", "almost half a million", "just under half a million", "not quite half a million"}},
	{Figure{500_000, 0, 100_000, About}, "around 500K", Range{250_000, 1_000_000}, Range{450_000, 550_000},
		[]string{"~500K", "about half a million", "half a million or so", "an estimated half a million", "some half a million"}},
	{Figure{100_000, 0, 100_000, MoreThan}, "more than 100K", Range{100_001, inf}, Range{100_001, 149_999}, []string{">100K", "more than a hundred thousand", "over a lakh"}},
	{Figure{1_000, 0, 1_000, MoreThan}, "more than 1K", Range{1_001, inf}, Range{1_001, 1_499}, []string{">1K", "over a thousand", "more than one thousand"}},
	{Figure{2_000_000, 0, 1_000_000, AtLeast}, "", Range{2_000_000, inf}, Range{2_000_000, 2_999_999},
		[]string{"2M+", "2+ million", "2-plus million", "two-plus million", "2+million", "2+M", "2+ M",
			"two million-plus", "two million or more", "at least two million", "at least 2+ million", "2+ million or more"}},
	{Figure{300_000, 400_000, 1, About}, "around 300K–400K", Range{150_000, 800_000}, Range{300_000, 400_000},
		[]string{"~300K–400K", "about 300,000 to 400,000", "an estimated 300–400K", "some 300 thousand to 400 thousand", "300 to 400 thousand or so"}},
	{Figure{0, 5, 1, About}, "around 0–5", Range{0, 10}, Range{0, 5}, []string{"~0–5"}},
	{Figure{40_000, 0, 10_000, About}, "around 40K", Range{20_000, 80_000}, Range{36_000, 44_000},
		[]string{"~40K", "40-odd thousand", "forty-odd thousand", "40-ish thousand", "some 40-odd thousand", "forty thousand or so", "40,000-odd"}},
	{Figure{60_000, 0, 10_000, AtLeast}, "", Range{60_000, inf}, Range{60_000, 69_999},
		[]string{"60K+", "60,000 people or more", "sixty thousand people or more", "60,000 people and counting", "60,000 People Or More", "60,000  people  or  more",
			"60,000 attendees or more", "60,000 fans and more", "60,000 followers or above", "60,000 listeners plus", "60,000 members minimum", "60,000 participants at least",
			"60,000 persons or more", "60,000 players or over", "60,000 spectators and up", "60,000 subscribers or greater", "60,000 users+", "60,000 viewers +", "60,000 visitors upwards"}},
	{Figure{60_000, 0, 10_000, AtMost}, "at most 60K", Range{0, 60_000}, Range{45_000, 60_000}, []string{"≤60K", "60,000 people or fewer", "60,000 fans tops", "60,000 viewers at most"}},
	{Figure{2_000, 0, 1_000, About}, "around 2K", Range{1_000, 4_000}, Range{1_800, 2_200}, []string{"~2K", "a couple of thousand", "a couple thousand", "A Couple Of Thousand", "about two thousand"}},
	{Figure{200, 0, 100, About}, "around 200", Range{100, 400}, Range{180, 220}, []string{"~200", "a couple of hundred", "a couple hundred"}},
	{Figure{2_000_000, 0, 1_000_000, About}, "around 2M", Range{1_000_000, 4_000_000}, Range{1_800_000, 2_200_000}, []string{"~2M", "a couple of million", "a couple million", "two million or so"}},
	{Figure{24, 0, 1, About}, "around 24", Range{12, 48}, Range{23, 25}, []string{"~24", "a couple of dozen", "about two dozen"}},
	{Figure{6, 0, 1, About}, "around 6", Range{3, 12}, Range{5, 7}, []string{"~6", "half a dozen or so", "about half a dozen"}},

	// Ranges in words: a hundred and a dozen serve both ends if the first is then the smaller.
	{Figure{200, 300, 1, Between}, "", Range{200, 300}, Range{200, 300},
		[]string{"200–300", "two to three hundred", "two hundred to three hundred", "two or three hundred", "between two and three hundred", "2 to 3 hundred"}},
	{Figure{200_000, 300_000, 1, Between}, "", Range{200_000, 300_000}, Range{200_000, 300_000},
		[]string{"200K–300K", "two hundred to three hundred thousand", "between two hundred and three hundred thousand", "two to three hundred thousand",
			"two or three hundred thousand", "between two hundred thousand and three hundred thousand", "two to three lakh", "20万–30万"}},
	{Figure{100, 200, 1, Between}, "", Range{100, 200}, Range{100, 200}, []string{"100–200", "one to two hundred", "a hundred to two hundred", "between a hundred and two hundred"}},
	{Figure{50, 100, 1, Between}, "", Range{50, 100}, Range{50, 100}, []string{"50–100", "fifty to a hundred", "between fifty and a hundred"}},
	{Figure{150, 160, 1, Between}, "", Range{150, 160}, Range{150, 160}, []string{"150–160", "between a hundred and fifty and a hundred and sixty"}},
	{Figure{100, 203, 1, Between}, "", Range{100, 203}, Range{100, 203}, []string{"100–203", "between a hundred and two hundred and three"}},
	{Figure{24, 36, 1, Between}, "", Range{24, 36}, Range{24, 36}, []string{"24–36", "two to three dozen", "two or three dozen"}},
	{Figure{500, 1_000, 1, Between}, "", Range{500, 1_000}, Range{500, 1_000}, []string{"500–1,000", "five hundred to a thousand", "between five hundred and a thousand"}},
	{Figure{450_000, 550_000, 1, Between}, "", Range{450_000, 550_000}, Range{450_000, 550_000}, []string{"450K–550K", "half a million ± 10%", "half a million plus or minus fifty thousand"}},
}

func (row figureRow) canonical() string { return row.texts[0] }

func TestParse(t *testing.T) {
	for _, row := range figureTable {
		for _, text := range row.texts {
			f, err := Parse(text)
			if err != nil {
				t.Errorf("Parse(%q): %v", text, err)
				continue
			}
			if diff := cmp.Diff(row.figure, f); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", text, diff)
			}
			if m := MustParse(text); m != f {
				t.Errorf("MustParse(%q) = %#v, Parse gives %#v", text, m, f)
			}
		}
	}
}

// TestFigureText checks all ways from a figure to its text and back.
func TestFigureText(t *testing.T) {
	for _, row := range figureTable {
		f, want := row.figure, row.canonical()
		if err := f.Validate(); err != nil {
			t.Errorf("%q: Validate: %v", want, err)
		}
		if got := f.String(); got != want {
			t.Errorf("%#v: String = %q, want %q", f, got, want)
		}
		words := row.words
		if words == "" {
			words = want
		}
		if got := f.Words(); got != words {
			t.Errorf("%q: Words = %q, want %q", want, got, words)
		}
		roundTrip(t, f)
	}
}

// roundTrip checks that every text that f has reads back as f.
func roundTrip(t testing.TB, f Figure) {
	t.Helper()
	want := f.String()
	text, err := f.MarshalText()
	if err != nil || string(text) != want {
		t.Errorf("%q: MarshalText = %q, %v", want, text, err)
	}
	back := Figure{1, 2, 3, 4} // what is overwritten does not matter
	if err := back.UnmarshalText(text); err != nil || back != f {
		t.Errorf("%q: UnmarshalText gives %#v, %v; want %#v", want, back, err, f)
	}
	back = Figure{1, 2, 3, 4}
	if data, err := json.Marshal(f); err != nil {
		t.Errorf("%q: json.Marshal: %v", want, err)
	} else if err := json.Unmarshal(data, &back); err != nil || back != f {
		t.Errorf("%q: json.Unmarshal(%s) gives %#v, %v; want %#v", want, data, back, err, f)
	}
	if !f.IsZero() {
		if got, err := Parse(f.Words()); err != nil || got != f {
			t.Errorf("%q: Parse(Words() = %q) = %#v, %v; want %#v", want, f.Words(), got, err, f)
		}
	}
}

func TestFigureZero(t *testing.T) {
	var zero Figure
	if !zero.IsZero() || zero.String() != "" || zero.Words() != "" || zero.Validate() != nil {
		t.Errorf("the zero Figure: IsZero %v, String %q, Words %q, Validate %v", zero.IsZero(), zero.String(), zero.Words(), zero.Validate())
	}
	roundTrip(t, zero)
	for _, f := range []Figure{MustParse("0"), Exact(0), {Hedge: About}, {Step: 1}} {
		if f.IsZero() {
			t.Errorf("IsZero(%#v) = true: it is not the absence of a figure", f)
		}
	}
	data, err := json.Marshal(struct {
		A, B Figure
		C    Figure `json:",omitzero"`
	}{A: MustParse("57K")})
	if want := `{"A":"57K","B":""}`; err != nil || string(data) != want {
		t.Errorf("json.Marshal = %s, %v; want %s", data, err, want)
	}
}

func TestFigureBetween(t *testing.T) {
	for _, test := range []struct {
		low, high int64
		text, err string
	}{
		{56_000, 58_000, "56K–58K", ""},
		{0, MaxPeople, "0–999,999.999999999999T", ""},
		{57_000, 57_000, "57K–57K", ""},
		{58_000, 56_000, "", "attendance: invalid Figure{People: 58000, To: 56000, Step: 1, Hedge: between}: To is below People: a range that runs back"},
		{-1, 5, "", "attendance: invalid Figure{People: -1, To: 5, Step: 1, Hedge: between}: People is negative: malformed"},
		{5, Unbounded, "", "attendance: invalid Figure{People: 5, To: 9223372036854775807, Step: 1, Hedge: between}: no more than MaxPeople can be counted: too many people"},
	} {
		f := FigureBetween(test.low, test.high)
		if test.err != "" {
			if got := faultTexts(f.Validate()); got != test.err {
				t.Errorf("FigureBetween(%d, %d): %s, want %s", test.low, test.high, got, test.err)
			}
			continue
		}
		if f.String() != test.text || f.Validate() != nil || f.Range(Customary) != (Range{test.low, test.high}) || f.Range(Literal) != f.Range(Customary) {
			t.Errorf("FigureBetween(%d, %d) is %v, %v", test.low, test.high, f, f.Range(Literal))
		}
	}
}

func TestExact(t *testing.T) {
	for _, n := range []int64{0, 1, 61_870, 57_000, MaxPeople} {
		f := Exact(n)
		if want := (Figure{People: n, Step: 1, Hedge: Exactly}); f != want || f.Validate() != nil {
			t.Errorf("Exact(%d) = %#v, Validate %v", n, f, f.Validate())
		}
		roundTrip(t, f)
	}
	// "61,870" written is rounded to tens for all we know; 61870 measured is not.
	if written, measured := MustParse("61,870"), Exact(61_870); written.Step != 10 || measured.Step != 1 || written == measured {
		t.Errorf("written %#v, measured %#v", written, measured)
	}
	for _, n := range []int64{-1, MaxPeople + 1, Unbounded, -Unbounded - 1} {
		f := Exact(n)
		if f.Validate() == nil || !strings.HasPrefix(f.String(), "!(") || f.Range(Customary) != (Range{High: Unbounded}) {
			t.Errorf("Exact(%d) is valid", n)
		}
		if b, err := f.MarshalText(); err == nil || b != nil {
			t.Errorf("Exact(%d).MarshalText() = %q, %v", n, b, err)
		}
	}
}

func TestHedgeString(t *testing.T) {
	want := []string{"bare", "exactly", "about", "at least", "more than", "nearly", "less than", "at most", "between", "plural", "Hedge(10)"}
	var got []string
	for h := Bare; h <= Plural+1; h++ {
		got = append(got, h.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if s := Hedge(255).String(); s != "Hedge(255)" {
		t.Errorf("Hedge(255) = %q", s)
	}
}

// A refusal is a text that Parse does not take, and why.
type refusal struct {
	text   string
	offset int
	err    error
	reason string
}

const (
	noNumber  = `want a number here, as in 57K or half a million`
	noHedge   = `want a number, with at most one hedge before it, as in "more than 44K"`
	negative  = `a count of people is not negative`
	money     = `a sum of money is not a count of people`
	percent   = `a percentage alone is not a count of people`
	share     = `a percentage has at most three digits before the point and three after it`
	ordinal   = `an ordinal is a place, not a count of people`
	leading   = `a number starts with a 0 only if that is all there is before the point`
	parts     = `each part of a number counts less than the unit before it, as in "1 crore 64 lakh"`
	grouping  = `group digits in threes (164,000), or as India does (1,64,000)`
	trailing  = `unexpected text after the figure; pass the figure alone`
	opposite  = `the hedges before and after the number do not go together; keep one`
	hedged    = `a range takes no hedge but "about"; its ends are its bounds`
	tooLarge  = `the largest count is 999,999,999,999,999,999`
	fraction  = `the last decimal is less than a person; write fewer decimals, or 1,234 if the point groups digits`
	reversed  = `the lower end comes first; a scale after the second end serves both`
	belowNil  = `nobody can be fewer than 0 people`
	nearNil   = `a number near 0 says nothing; write 0, or the most there were`
	ambiguous = `the scale of one end may be meant for both; write each in full`
	noEnd     = `the range lacks its second end, as in "between 50K and 60K"`
	tooLong   = `the text is longer than 256 bytes; pass the figure or date alone`
)

var refusals = []refusal{
	{"", 0, ErrSyntax, `the text is empty; write a number, as in 57K`},

	// No number, or something that is not part of one in front of it.
	{" ", 0, ErrSyntax, noNumber},
	{"K", 0, ErrSyntax, noNumber},
	{"+", 0, ErrSyntax, noNumber},
	{"many", 0, ErrNoNumber, "the words say no number of people"},
	{"more than", 0, ErrSyntax, noNumber},
	{"more than ", 10, ErrSyntax, noNumber},
	{"more than K", 10, ErrSyntax, noNumber},
	{"∞", 0, ErrSyntax, noNumber},
	{"\x00", 0, ErrSyntax, noNumber},
	{"lakh", 0, ErrSyntax, noNumber},         // a unit needs its plural
	{"tens of", 0, ErrSyntax, noNumber},      // of what
	{"tens of lots", 0, ErrSyntax, noNumber}, // not a unit
	{"tens of tens", 0, ErrSyntax, noNumber},
	{"millions of people", 0, ErrSyntax, noNumber},
	{"millions+", 0, ErrSyntax, noNumber}, // a plural takes no hedge
	{"50–", 5, ErrSyntax, noNumber},
	{"50 to K", 6, ErrSyntax, noNumber},
	{" 57K", 0, ErrSyntax, noHedge},
	{"\ufeff57K", 0, ErrSyntax, noHedge},
	{"about57K", 0, ErrSyntax, noHedge},
	{"about about 57K", 6, ErrSyntax, noHedge},
	{"about nearly 57K", 6, ErrSyntax, noHedge},
	{"more then 44K", 0, ErrSyntax, noHedge},
	{"K57", 0, ErrSyntax, noHedge},
	{"+57K", 0, ErrSyntax, noHedge},
	{"~~57K", 1, ErrSyntax, noHedge},
	{"=>57K", 0, ErrSyntax, noHedge},
	{"50–~60K", 5, ErrSyntax, noHedge},
	{"(57K)", 0, ErrSyntax, noHedge},
	{",164", 0, ErrSyntax, noHedge},
	{".5", 0, ErrSyntax, noHedge},
	{".M", 0, ErrSyntax, noNumber},
	{",5M", 0, ErrSyntax, noHedge},

	{"-5", 0, ErrSyntax, negative},
	{"−5K", 0, ErrSyntax, negative},
	{"–5K", 0, ErrSyntax, negative},
	{"minus 5", 0, ErrSyntax, negative},
	{"about -5", 6, ErrSyntax, negative},
	{"5K–-3K", 5, ErrSyntax, negative},

	{"$57K", 0, ErrSyntax, money},
	{"€57K", 0, ErrSyntax, money},
	{"₹1,64,000", 0, ErrSyntax, money},
	{"over $57K", 5, ErrSyntax, money},
	{"Rs 57K", 0, ErrSyntax, money},
	{"US$57K", 0, ErrSyntax, money},
	{"57K dollars", 3, ErrSyntax, money},
	{"57K USD", 3, ErrSyntax, money},
	{"57€", 2, ErrSyntax, money},

	{"57%", 2, ErrSyntax, percent},
	{"57 percent", 2, ErrSyntax, percent},
	{"57.5 per cent", 4, ErrSyntax, percent},
	{"over 57 pct", 7, ErrSyntax, percent},
	{"57K ± 5.0001%", 7, ErrSyntax, share}, // finer than anybody means it
	{"57K ± 1000%", 7, ErrSyntax, share},
	{"57–60%", 7, ErrSyntax, percent},

	{"1st", 1, ErrSyntax, ordinal},
	{"2nd", 1, ErrSyntax, ordinal},
	{"3rd place", 1, ErrSyntax, ordinal},
	{"164,000th", 7, ErrSyntax, ordinal},

	{"007", 0, ErrSyntax, leading},
	{"00", 0, ErrSyntax, leading},
	{"0,164", 0, ErrSyntax, leading},
	{"over 057K", 5, ErrSyntax, leading},
	{"00.5M", 0, ErrSyntax, leading},

	// Digits in groups of neither system.
	{"1,64,00", 1, ErrSyntax, grouping},
	{"5,00", 1, ErrSyntax, grouping},
	{"5,0", 1, ErrSyntax, grouping},
	{"164,00", 3, ErrSyntax, grouping},
	{"164,0000", 3, ErrSyntax, grouping},
	{"1640,000", 4, ErrSyntax, grouping},
	{"1,640,00", 1, ErrSyntax, grouping},
	{"164,00,000", 3, ErrSyntax, grouping},
	{"1,64,000,000", 1, ErrSyntax, grouping},
	{"1,000,00,000", 1, ErrSyntax, grouping},
	{"1,6,4,000", 1, ErrSyntax, grouping},
	{"50K–1,64,00", 7, ErrSyntax, grouping},

	// Number words that are not yet, or no more, a number.
	{"a", 0, ErrSyntax, noNumber},
	{"a ", 0, ErrSyntax, noNumber},
	{"a a million", 0, ErrSyntax, noNumber},
	{"an hundred", 0, ErrSyntax, noNumber},
	{"half", 0, ErrSyntax, noNumber},
	{"a half", 0, ErrSyntax, noNumber},
	{"half a", 0, ErrSyntax, noNumber},
	{"half M", 0, ErrSyntax, noNumber}, // words before words
	{"half two million", 0, ErrSyntax, noNumber},
	{"half as many", 0, ErrSyntax, noNumber},
	{"½", 0, ErrSyntax, noNumber},
	{"½ of a million", 0, ErrSyntax, noNumber},
	{"1/2", 1, ErrSyntax, trailing},
	{"1/2M", 1, ErrSyntax, trailing}, // where it hangs together it is no fraction: "24/7", "1/2m"
	{"1/3 million", 1, ErrSyntax, trailing},
	{"11/2 million", 2, ErrSyntax, trailing},
	{"a quarter of a dozen", 0, ErrSyntax, noNumber},
	{"a third of a million", 0, ErrSyntax, noNumber},
	{"hundred and", 7, ErrSyntax, trailing},
	{"thousand", 0, ErrSyntax, noNumber},
	{"a thousands", 0, ErrSyntax, noNumber},
	{"million million", 0, ErrSyntax, noNumber},
	{"million-plus", 0, ErrSyntax, noNumber},
	{"lakh crore", 0, ErrSyntax, noNumber},
	{"dozen", 0, ErrSyntax, noNumber},
	{"fiftythousand", 0, ErrSyntax, noNumber},
	{"several", 0, ErrNoNumber, "the words say no number of people"},
	{"several million people", 0, ErrSyntax, noNumber},
	{"a few", 0, ErrNoNumber, "the words say no number of people"},
	{"a few people", 0, ErrSyntax, noNumber},
	{"a few thousand or so", 0, ErrSyntax, noNumber},
	{"tens and tens", 0, ErrSyntax, noNumber},
	{"hundreds and thousands", 0, ErrSyntax, noNumber},
	{"dozens of dozens", 0, ErrSyntax, noNumber},
	{"twenty-", 7, ErrSyntax, noNumber},
	{"2-plusmillion", 2, ErrSyntax, noNumber},
	{"40-oddthousand", 3, ErrSyntax, noNumber},

	{"a hundred and", 9, ErrSyntax, trailing},
	{"ten thousand and", 12, ErrSyntax, trailing},
	{"a hundred, fifty", 9, ErrSyntax, trailing},
	{"a thousand,fifty", 10, ErrSyntax, trailing},
	{"a million and half", 9, ErrSyntax, trailing},
	{"two and a half", 3, ErrSyntax, trailing},
	{"twelve and a half people", 6, ErrSyntax, trailing},
	{"half a million and a half", 14, ErrSyntax, trailing},
	{"a million and a half million", 20, ErrSyntax, trailing},
	{"three quarters", 5, ErrSyntax, trailing},
	{"one two", 3, ErrSyntax, trailing},
	{"twenty eleven", 6, ErrSyntax, trailing},
	{"seventeen seventy", 9, ErrSyntax, trailing},
	{"two hundred hundred", 11, ErrSyntax, trailing},
	{"one thousandth", 3, ErrSyntax, trailing},
	{"five M", 4, ErrSyntax, trailing},
	{"five lakh 6 lakh", 10, ErrAmbiguous, parts},
	{"a million trillion", 9, ErrSyntax, trailing}, // only a thousand is one of any scale
	{"a dozen thousand", 7, ErrSyntax, trailing},
	{"2½", 1, ErrSyntax, trailing},
	{"2½ dozen", 1, ErrSyntax, trailing},
	{"1.5½ million", 3, ErrSyntax, trailing},
	{"2.5+ million", 3, ErrSyntax, trailing},
	{"2+ dozen", 1, ErrSyntax, trailing},
	{"2+–3 million", 1, ErrSyntax, trailing},
	{"40 odd thousand", 2, ErrSyntax, trailing},
	{"1 crore, 64 lakh", 7, ErrSyntax, trailing},
	{"1 crore 64", 7, ErrSyntax, trailing},
	{"1 crore 1.5 lakh", 7, ErrSyntax, trailing},
	{"1.5 crore 5 lakh", 9, ErrSyntax, trailing},
	{"5 million 3K", 9, ErrSyntax, trailing},
	{"60,000 people", 6, ErrSyntax, trailing},
	{"60,000 peoples or more", 6, ErrSyntax, trailing},
	{"60,000 people ormore", 6, ErrSyntax, trailing},
	{"60,000people or more", 6, ErrSyntax, trailing},
	{"60,000 tickets or more", 6, ErrSyntax, trailing},
	{"nearly 2+ million", 7, ErrSyntax, opposite},
	{"about 2+ million", 6, ErrSyntax, opposite},
	{"2+ million or fewer", 10, ErrSyntax, opposite},
	{"nearly 60,000 people or more", 13, ErrSyntax, opposite},
	{"between 2+ million and 3 million", 32, ErrSyntax, hedged},
	{"half a million to a million or more", 27, ErrSyntax, hedged},
	{"two thousand three million", 13, ErrAmbiguous, parts},
	{"one thousand fifteen hundred", 13, ErrAmbiguous, parts},
	{"one million one million", 12, ErrAmbiguous, parts},
	{"5 lakh 6 lakh", 7, ErrAmbiguous, parts},
	{"1 lakh 100 thousand", 7, ErrAmbiguous, parts},
	{"35万5万", len("35万"), ErrAmbiguous, parts},
	{"five to a million", 0, ErrAmbiguous, ambiguous},
	{"between five and six thousand and one", 8, ErrAmbiguous, ambiguous}, // a sum has no scale to share
	{"ninety-ten", 0, ErrReversed, reversed},
	{"five to one million", 0, ErrReversed, reversed},
	{"between a hundred and two", 8, ErrReversed, reversed},

	// Digits of other scripts: all of one, and in groups as any others.
	{"1٢3", 1, ErrSyntax, trailing},
	{"١2", len("١"), ErrSyntax, trailing},
	{"१२٣", len("१२"), ErrSyntax, trailing},
	{"１２3K", len("１２"), ErrSyntax, trailing},
	{"三5万", len("三"), ErrSyntax, trailing},
	{"万", 0, ErrSyntax, noNumber},
	{"٫٥", 0, ErrSyntax, noNumber},
	{"٠١٢", 0, ErrSyntax, leading},
	{"٥٬٠٠", len("٥"), ErrSyntax, grouping},
	{"५,००", len("५"), ErrSyntax, grouping},
	{"٠٫٠٠٠٥ ألف", 0, ErrFraction, fraction},
	{"0.00001万", 0, ErrFraction, fraction},
	{"5億万", len("5億"), ErrSyntax, trailing},
	{"10多万", len("10"), ErrSyntax, trailing}, // in Chinese alone
	{"164\u00a000", 3, ErrSyntax, trailing},
	{"164\u00a00000", 3, ErrSyntax, trailing},
	{"1640\u00a0000", 4, ErrSyntax, trailing},
	{"0\u00a0164", 0, ErrSyntax, leading},
	{"164\u00a0000\u00a0", len("164\u00a0000"), ErrSyntax, trailing},
	{"1\u00a0234\u202f567", len("1\u00a0234"), ErrSyntax, trailing}, // one sign for all groups
	{"1,234\u00a0567", 5, ErrSyntax, trailing},
	{"1\u00a064\u00a0000", 1, ErrSyntax, trailing}, // India's groups have commas

	// More text after the figure.
	{"57K ", 3, ErrSyntax, trailing},
	{"57K people", 3, ErrSyntax, trailing},
	{"57Kp", 2, ErrSyntax, trailing},
	{"57 KM", 2, ErrSyntax, trailing},
	{"57KKK", 2, ErrSyntax, trailing},
	{"57 l", 2, ErrSyntax, trailing},     // a liter
	{"57G", 2, ErrSyntax, trailing},      // not a scale of people
	{"57\u212a", 2, ErrSyntax, trailing}, // the sign for kelvin is not a K
	{"57K!", 3, ErrSyntax, trailing},
	{"57K++", 3, ErrSyntax, trailing},
	{"57K+ people", 3, ErrSyntax, trailing},
	{"57K+-", 3, ErrSyntax, trailing},
	{"57.", 2, ErrSyntax, trailing},
	{"57.K", 2, ErrSyntax, trailing},
	{"57..5K", 2, ErrSyntax, trailing},
	{"5.7.5K", 3, ErrSyntax, trailing},
	{"164,", 3, ErrSyntax, trailing},
	{"164,,000", 3, ErrSyntax, trailing},
	{"164'000", 3, ErrSyntax, trailing},
	{"164_00", 3, ErrSyntax, threes},
	{"1_64_000", 1, ErrSyntax, threes},
	{"164_", 3, ErrSyntax, trailing},
	{"_164", 0, ErrSyntax, noHedge},
	{"1e", 1, ErrSyntax, trailing},
	{"1e+", 1, ErrSyntax, trailing},
	{"1e-3", 1, ErrSyntax, trailing},
	{"1,000e3", 5, ErrSyntax, trailing},
	{"1e6K", 3, ErrSyntax, trailing},
	{"1.25e1", 0, ErrFraction, fraction},
	{"1e18", 0, ErrTooLarge, tooLarge},
	{"1e400", 0, ErrTooLarge, tooLarge},
	{"0x10", 1, ErrSyntax, trailing},
	{"57K or", 3, ErrSyntax, trailing},
	{"57K ormore", 3, ErrSyntax, trailing},
	{"5 x 10^6", 1, ErrSyntax, trailing},
	{"50K–60K–70K", 9, ErrSyntax, trailing},
	{"between 50K", 11, ErrSyntax, noEnd},
	{"between 50K, 60K", 11, ErrSyntax, noEnd},
	{"from 50K and 60K", 8, ErrSyntax, noEnd},
	{"50K and 60K", 3, ErrSyntax, trailing},
	{"50K to60K", 3, ErrSyntax, trailing},
	{"57K ± 5K people", 9, ErrSyntax, trailing},
	{"57K \xff", 3, ErrSyntax, trailing},
	{"57K\x00", 3, ErrSyntax, trailing},

	// Invalid UTF-8 is text like any other that is not in the grammar.
	{"\xff", 0, ErrSyntax, noNumber},
	{"\xff57K", 0, ErrSyntax, noHedge},
	{"\xe2\x8957K", 0, ErrSyntax, noHedge}, // ≈ without its last byte
	{"57\xe2\x80K", 2, ErrSyntax, trailing},

	{"nearly 8M+", 9, ErrSyntax, opposite},
	{"under 8M or more", 8, ErrSyntax, opposite},
	{"up to 8M plus", 8, ErrSyntax, opposite},
	{"at least 8M at most", 11, ErrSyntax, opposite},
	{"more than 8M or less", 12, ErrSyntax, opposite},
	{"~8M+", 3, ErrSyntax, opposite},
	{"about 8M or more", 8, ErrSyntax, opposite},
	{"over 8M or so", 7, ErrSyntax, opposite},
	{"exactly 8M+", 10, ErrSyntax, opposite},
	{"exactly 8M or so", 10, ErrSyntax, opposite},

	{"about 0", 6, ErrZero, nearNil},
	{"~0–0", 5, ErrZero, nearNil},
	{"about 50K ± 2K", 15, ErrSyntax, hedged},
	{"more than 50–60K", 18, ErrSyntax, hedged},
	{"over 50K to 60K", 15, ErrSyntax, hedged},
	{"exactly 50–60K", 16, ErrSyntax, hedged},
	{"50–60K+", 8, ErrSyntax, hedged},
	{"between 50K and 60K or so", 19, ErrSyntax, hedged},
	{"57K ± 5% or so", 9, ErrSyntax, hedged},

	{"1000000000000000000", 0, ErrTooLarge, tooLarge},
	{"1,000,000,000,000,000,000", 0, ErrTooLarge, tooLarge},
	{"1,000,000T", 0, ErrTooLarge, tooLarge},
	{"1000000.0T+", 0, ErrTooLarge, tooLarge},
	{"over 99999999999999999999999999999999999", 5, ErrTooLarge, tooLarge},
	{"9223372036854775808", 0, ErrTooLarge, tooLarge},
	{"18446744073709551617", 0, ErrTooLarge, tooLarge}, // 2⁶⁴+1, which a uint64 would take for 1
	{"1–1,000,000T", 4, ErrTooLarge, tooLarge},
	{"2–1,000,000T", 4, ErrTooLarge, tooLarge},
	{"999,999T ± 999,999T", 0, ErrTooLarge, tooLarge},
	{"999,999T ± 1%", 0, ErrTooLarge, tooLarge},
	{"1,000,000T–5", 0, ErrTooLarge, tooLarge},

	{"1.234", 0, ErrFraction, fraction},
	{"1.0", 0, ErrFraction, fraction},
	{"164.5", 0, ErrFraction, fraction},
	{"164.0005K", 0, ErrFraction, fraction},
	{"0.0000K", 0, ErrFraction, fraction},
	{"over 1.000", 5, ErrFraction, fraction},
	{"1.1234567M", 0, ErrFraction, fraction},
	{"1.123456 lakh", 0, ErrFraction, fraction},
	{"1.0000000000000T", 0, ErrFraction, fraction},
	{"1.5–2", 0, ErrFraction, fraction},
	{"1–2.5", 4, ErrFraction, fraction},
	{"57K ± 2.5", 7, ErrFraction, fraction},
	{"nearly 0.5", 7, ErrFraction, fraction},
	{"0.00001K–5", 0, ErrFraction, fraction},

	{"50–60,000", 0, ErrAmbiguous, ambiguous}, // 50,000 to many a reader
	{"between 5 and 6,000", 8, ErrAmbiguous, ambiguous},
	{"10 to 15000", 0, ErrAmbiguous, ambiguous},
	{"57K ± 2", 7, ErrAmbiguous, ambiguous}, // 2,000, or two
	{"1.2M +/- 1", 9, ErrAmbiguous, ambiguous},
	{"999,999,999,999,999,998 ± 2", 0, ErrTooLarge, tooLarge},
	{"USD 5,000", 0, ErrSyntax, money},
	{"− 5", 0, ErrSyntax, negative},
	{"60–50K", 0, ErrReversed, reversed},
	{"60K–50K", 0, ErrReversed, reversed},
	{"500–1K", 0, ErrReversed, reversed}, // 500K, by the rule
	{"between 60 and 50", 8, ErrReversed, reversed},
	{"from 1M to 2K", 5, ErrReversed, reversed},
	{"1–0", 0, ErrReversed, reversed},

	{"nearly 0", 7, ErrZero, belowNil},
	{"under 0", 6, ErrZero, belowNil},
	{"<0K", 1, ErrZero, belowNil},
	{"almost 0.0M", 7, ErrZero, belowNil},
	{"just under 0 at most", 11, ErrZero, belowNil},

	{strings.Repeat("9", maxText), 0, ErrTooLarge, tooLarge},
	{strings.Repeat("9", maxText+1), 0, ErrSyntax, tooLong},
	{"57K" + strings.Repeat(" ", maxText), 0, ErrSyntax, tooLong},
	{strings.Repeat("1,", maxText), 0, ErrSyntax, tooLong},
	{strings.Repeat("about ", maxText), 0, ErrSyntax, tooLong},
}

func TestParseRefuses(t *testing.T) {
	for _, r := range refusals {
		f, err := Parse(r.text)
		if err == nil {
			t.Errorf("Parse(%.80q) = %#v, want an error", r.text, f)
			continue
		}
		shown := r.text
		if len(shown) > 64 { // ASCII in this table
			shown = shown[:64] + "…"
		}
		want := fmt.Sprintf("cannot read %q at byte %d: %v: %s", shown, r.offset, r.err, r.reason)
		if diff := cmp.Diff(want, err.Error()); diff != "" {
			t.Errorf("Parse(%.80q) (-want +got):\n%s", r.text, diff)
		}
		if f != (Figure{}) {
			t.Errorf("Parse(%.80q) returns %#v with its error", r.text, f)
		}
		var pe *ParseError
		if !errors.As(err, &pe) {
			t.Errorf("Parse(%.80q): a %T, want a *ParseError", r.text, err)
			continue
		}
		if diff := cmp.Diff(ParseError{shown, r.offset, r.reason, r.err}, *pe, cmp.Comparer(func(a, b error) bool { return a == b })); diff != "" {
			t.Errorf("Parse(%.80q) (-want +got):\n%s", r.text, diff)
		}
		for _, sentinel := range sentinels {
			if got := errors.Is(err, sentinel); got != (sentinel == r.err) {
				t.Errorf("Parse(%.80q): errors.Is(err, %v) = %v", r.text, sentinel, got)
			}
		}
		kept := Figure{1, 2, 3, 4}
		if f := kept; r.text != "" && (f.UnmarshalText([]byte(r.text)) == nil || f != kept) {
			t.Errorf("UnmarshalText(%.80q) leaves %#v", r.text, f)
		}
	}
}

var sentinels = []error{ErrSyntax, ErrTooLarge, ErrFraction, ErrReversed, ErrAmbiguous, ErrZero, ErrNoNumber, ErrLanguage}

// TestParseErrorInput checks that an error stays small and holds on to no part
// of a large text.
func TestParseErrorInput(t *testing.T) {
	long := strings.Repeat("x", 63) + "≥" + strings.Repeat("y", 1<<20)
	_, err := Parse(long)
	pe := err.(*ParseError)
	if want := strings.Repeat("x", 63) + "…"; pe.Input != want { // not in the middle of a character
		t.Errorf("Input = %q, want %q", pe.Input, want)
	}
	short := strings.Repeat("z", 12)
	_, err = Parse(short)
	if pe := err.(*ParseError); pe.Input != short || unsafe.StringData(pe.Input) == unsafe.StringData(short) {
		t.Errorf("Input = %q, and shares memory with the text: %v", pe.Input, unsafe.StringData(pe.Input) == unsafe.StringData(short))
	}
	_, err = Parse(strings.Repeat("\x80", 1_000)) // no character starts here: cut anyway
	if want := strings.Repeat("\x80", 60) + "…"; err.(*ParseError).Input != want {
		t.Errorf("Input = %q, want %q", err.(*ParseError).Input, want)
	}
}

func TestMustParsePanics(t *testing.T) {
	defer func() {
		want := `attendance.MustParse: cannot read "nearly 8M+" at byte 9: malformed: ` + opposite
		if diff := cmp.Diff(any(want), recover()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}()
	MustParse("nearly 8M+")
}

func TestFigureValidate(t *testing.T) {
	const (
		divides = "Step must be a power of ten that divides People"
		one     = "Step must be 1 here"
		unit    = "People must be a unit such as 12, 1,000 or 10,000, with its own Step"
		alone   = "To belongs to Between and About alone"
		most    = "no more than MaxPeople can be counted"
		zeros   = "no text writes that many zeros with that Step"
	)
	for _, test := range []struct {
		figure Figure
		err    error
		reason string
	}{
		{Figure{1, 0, 1, 10}, ErrSyntax, "unknown Hedge"},
		{Figure{0, 0, 0, 255}, ErrSyntax, "unknown Hedge"},
		{Figure{MaxPeople + 1, 0, 1, Bare}, ErrTooLarge, most},
		{Figure{Unbounded, 0, 1, Exactly}, ErrTooLarge, most},
		{Figure{1, MaxPeople + 1, 1, Between}, ErrTooLarge, most},
		{Figure{-1, 0, 1, Bare}, ErrSyntax, "People is negative"},
		{Figure{-1, 5, 1, Between}, ErrSyntax, "People is negative"},
		{Figure{-1 << 63, 0, 1, About}, ErrSyntax, "People is negative"},
		{Figure{60, 50, 1, Between}, ErrReversed, "To is below People"},
		{Figure{60, -1, 1, Between}, ErrReversed, "To is below People"},
		{Figure{60, 0, 10, Between}, ErrReversed, "To is below People"},
		{Figure{50, 60, 1, Bare}, ErrSyntax, alone},
		{Figure{50, 50, 10, About}, ErrSyntax, one},
		{Figure{60, 50, 1, About}, ErrReversed, "To is below People"},
		{Figure{60, -1, 1, About}, ErrReversed, "To is below People"},
		{Figure{0, 0, 1, About}, ErrZero, "a number near 0 says nothing"},
		{Figure{50, -1, 10, Plural}, ErrSyntax, alone},
		{Figure{0, 0, 1, Nearly}, ErrZero, "nobody can be fewer than 0 people"},
		{Figure{0, 0, 1, LessThan}, ErrZero, "nobody can be fewer than 0 people"},
		{Figure{0, 0, 0, About}, ErrZero, "a number near 0 says nothing"},
		{Figure{0, 0, 10, Bare}, ErrSyntax, one},
		{Figure{57_000, 0, 1_000, Exactly}, ErrSyntax, one},
		{Figure{57_000, 0, 0, Exactly}, ErrSyntax, one},
		{Figure{50, 60, 10, Between}, ErrSyntax, one},
		{Figure{57, 0, 0, Bare}, ErrSyntax, divides},
		{Figure{57, 0, -1, Bare}, ErrSyntax, divides},
		{Figure{57, 0, 10, Bare}, ErrSyntax, divides},
		{Figure{57, 0, 3, Bare}, ErrSyntax, divides},
		{Figure{57, 0, 57, Bare}, ErrSyntax, divides},
		{Figure{5_000, 0, 10_000, AtLeast}, ErrSyntax, divides},
		{Figure{10_000_000_000_000, 0, 1_000_000_000_000, Bare}, ErrSyntax, zeros},
		{Figure{500_000_000_000_000_000, 0, 10_000_000_000_000_000, AtMost}, ErrSyntax, zeros},
		{Figure{13, 0, 1, Plural}, ErrSyntax, unit},
		{Figure{1, 0, 1, Plural}, ErrSyntax, unit},
		{Figure{0, 0, 1, Plural}, ErrSyntax, unit},
		{Figure{10, 0, 1, Plural}, ErrSyntax, unit},
		{Figure{12_000, 0, 1, Plural}, ErrSyntax, unit},
		{Figure{120, 0, 10, Plural}, ErrSyntax, unit}, // "dozens of tens" is not said
		{Figure{20_000, 0, 10_000, Plural}, ErrSyntax, unit},
		{Figure{10_000_000_000_000_000, 0, 10_000_000_000_000_000, Plural}, ErrSyntax, unit},
	} {
		f := test.figure
		err := f.Validate()
		want := fmt.Sprintf("attendance: invalid Figure{People: %d, To: %d, Step: %d, Hedge: %v}: %s: %v", f.People, f.To, f.Step, f.Hedge, test.reason, test.err)
		if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
			t.Errorf("%#v (-want +got):\n%s", f, diff)
		}
		for _, sentinel := range sentinels {
			if got := errors.Is(err, sentinel); got != (sentinel == test.err) {
				t.Errorf("%#v: errors.Is(err, %v) = %v", f, sentinel, got)
			}
		}
		if got := f.String(); got != "!("+want+")" {
			t.Errorf("%#v: String = %q", f, got)
		}
		if b, err := f.MarshalText(); len(b) > 0 || fmt.Sprint(err) != want {
			t.Errorf("%#v: MarshalText = %q, %v", f, b, err)
		}
		if _, err := json.Marshal(f); err == nil {
			t.Errorf("%#v: json.Marshal accepts it", f)
		}
	}
}

func TestFigureJSON(t *testing.T) {
	const want = `a figure is a string such as "57K", or a whole number that was measured, not negative`
	kept := MustParse("57K")
	for _, test := range []struct {
		data   string
		figure Figure
		err    string
	}{
		{`61870`, Exact(61_870), ""},
		{`0`, Exact(0), ""},
		{`999999999999999999`, Exact(MaxPeople), ""},
		{`"164K+"`, Figure{164_000, 0, 1_000, AtLeast}, ""},
		{`"\u003e44K"`, Figure{44_000, 0, 1_000, MoreThan}, ""},
		{`"50–60K"`, Figure{50_000, 60_000, 1, Between}, ""},
		{`""`, Figure{}, ""},
		{`null`, kept, ""},
		{`-1`, kept, `cannot read "-1" at byte 0: malformed: ` + want},
		{`1000000000000000000`, kept, `cannot read "1000000000000000000" at byte 0: too many people: ` + tooLarge},
		{`18446744073709551617`, kept, `cannot read "18446744073709551617" at byte 0: too many people: ` + tooLarge},
		{`-18446744073709551617`, kept, `cannot read "-18446744073709551617" at byte 0: malformed: ` + want},
		{`1.5`, kept, `cannot read "1.5" at byte 0: malformed: ` + want},
		{`1e3`, kept, `cannot read "1e3" at byte 0: malformed: ` + want},
		{`true`, kept, `cannot read "true" at byte 0: malformed: ` + want},
		{`[1]`, kept, `cannot read "[1]" at byte 0: malformed: ` + want},
		{`{"People":1}`, kept, `cannot read "{\"People\":1}" at byte 0: malformed: ` + want},
		{`"many"`, kept, `cannot read "many" at byte 0: no number: the words say no number of people`},
	} {
		f := kept
		err := json.Unmarshal([]byte(test.data), &f)
		if text := ""; err != nil || test.err != "" {
			if err != nil {
				text = err.Error()
			}
			if diff := cmp.Diff(test.err, text); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.data, diff)
			}
		}
		if diff := cmp.Diff(test.figure, f); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.data, diff)
		}
	}
	// Not JSON at all, which only a direct call can bring.
	for _, data := range []string{``, `+5`, `007`, `"57K`, "\"57K\xff\"", strings.Repeat("1", 1<<16)} {
		f := kept
		if err := f.UnmarshalJSON([]byte(data)); err == nil && data != `007` || err != nil && f != kept {
			t.Errorf("UnmarshalJSON(%.20q): %v, leaves %#v", data, err, f)
		}
	}
}

// randomNumber returns a number of people of random length with random zeros at
// its end, and one of the steps that some text writes it with.
func randomNumber(r *rand.Rand) (people, step int64) {
	power := func(k int) int64 {
		p := int64(1)
		for range k {
			p *= 10
		}
		return p
	}
	size := 1 + r.IntN(18)
	zeros := r.IntN(size)
	people = (power(size-zeros-1) + r.Int64N(9*power(size-zeros-1))) * power(zeros)
	step = 1
	for people/step%10 == 0 {
		step *= 10
	}
	// Zeros after the point make it finer; T has only twelve places.
	for r.IntN(3) == 0 && step > 1 {
		step /= 10
	}
	for step >= 1_000_000_000_000 && people/step%10 == 0 {
		step *= 10
	}
	return people, step
}

// randomFigure returns a random valid figure.
func randomFigure(r *rand.Rand) Figure {
	f := Figure{Hedge: Hedge(r.IntN(int(Plural) + 1))}
	switch f.Hedge {
	case Plural:
		return pluralUnits[r.IntN(len(pluralUnits))]
	case Exactly, Between:
		f.People, _ = randomNumber(r)
		f.Step = 1
		if r.IntN(20) == 0 {
			f.People = 0
		}
		if f.Hedge == Between {
			f.To, _ = randomNumber(r)
			f.People, f.To = min(f.People, f.To), max(f.People, f.To)
		}
		return f
	}
	f.People, f.Step = randomNumber(r)
	if f.Hedge == About && r.IntN(3) == 0 {
		f.To, _ = randomNumber(r)
		f.People, f.To, f.Step = min(f.People, f.To), max(f.People, f.To), 1
		return f
	}
	if r.IntN(50) == 0 && f.Hedge != Nearly && f.Hedge != LessThan && f.Hedge != About {
		f.People, f.Step = 0, 1
	}
	return f
}

// pluralUnits are the figures of all units in the plural.
var pluralUnits = func() (units []Figure) {
	for p := int64(10); p <= 1_000_000_000_000_000; p *= 10 {
		units = append(units, Figure{p, 0, p, Plural})
	}
	for _, of := range []int64{1, 1e3, 1e5, 1e6, 1e7, 1e9, 1e12} { // one, thousand, lakh, million, crore, billion, trillion
		units = append(units, Figure{12 * of, 0, of, Plural})
	}
	return units
}()

func TestRandomFiguresReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 0))
	for range 50_000 {
		f := randomFigure(r)
		if err := f.Validate(); err != nil {
			t.Fatalf("%#v: %v", f, err)
		}
		roundTrip(t, f)
		if t.Failed() {
			t.Fatalf("at %#v", f)
		}
	}
	for _, f := range pluralUnits {
		roundTrip(t, f)
	}
}

// spellings returns every text of people in grouped digits, K, M, B or T that
// writes exactly step, digits first and the smaller units before the larger.
func spellings(people, step int64) (texts []string) {
	for _, unit := range []struct {
		suffix string
		size   int64
		places int
	}{{"", 1, 0}, {"K", 1e3, 3}, {"M", 1e6, 6}, {"B", 1e9, 9}, {"T", 1e12, 12}} {
		number := big.NewRat(people, unit.size)
		for places := range unit.places + 1 {
			text := number.FloatString(places)
			if exact, _ := new(big.Rat).SetString(text); exact.Cmp(number) != 0 {
				continue
			}
			// What this text says its step is: the place of its last digit
			// after the point, or else of the last that is not a zero.
			written := unit.size
			if places > 0 {
				for range places {
					written /= 10
				}
			} else {
				for n := number.Num().Int64(); n != 0 && n%10 == 0; n /= 10 {
					written *= 10
				}
			}
			if people == 0 {
				written = 1
			}
			if written == step {
				whole, decimals, _ := strings.Cut(text, ".")
				for i := len(whole) - 3; i > 0; i -= 3 {
					whole = whole[:i] + "," + whole[i:]
				}
				if places > 0 {
					decimals = "." + decimals
				}
				texts = append(texts, whole+decimals+unit.suffix)
			}
		}
	}
	return texts
}

// shortest returns the shortest spelling, the first of several.
func shortest(texts []string) string {
	best := texts[0]
	for _, text := range texts {
		if len(text) < len(best) {
			best = text
		}
	}
	return best
}

// TestShortestText checks the canonical text against all spellings that could
// stand in its place.
func TestShortestText(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 0))
	marks := map[Hedge][2]string{
		Bare: {}, About: {"~", ""}, AtLeast: {"", "+"}, MoreThan: {">", ""}, Nearly: {"nearly ", ""}, LessThan: {"<", ""}, AtMost: {"≤", ""},
	}
	for range 15_000 {
		f := randomFigure(r)
		var want string
		hedge := f.Hedge
		if f.To != 0 {
			hedge = Between
		}
		switch hedge {
		case Plural:
			continue
		case Exactly:
			want = "exactly " + spellings(f.People, natural(f.People))[0]
		case Between:
			low, high := shortest(spellings(f.People, natural(f.People))), spellings(f.To, natural(f.To))
			want = low + "–" + shortest(high)
			if 0 < f.People && f.People < 1_000 && !strings.ContainsAny(low, "KMBT") { // it would take the scale of the other end
				want = low + "–" + high[0]
				if f.People*1_000 < f.To { // or seem to have lost its own
					want = strings.TrimRight(fmt.Sprintf("0.%03d", f.People), "0") + "K–" + shortest(high)
				}
			}
			if digits := strings.ReplaceAll(strings.TrimRight(shortest(high), "MBT"), ",", ""); 1_000 <= f.People && !strings.ContainsAny(low, "KMBT") && strings.ContainsAny(shortest(high), "MBT") {
				if n, err := strconv.ParseFloat(digits, 64); err == nil && float64(f.People) <= math.Floor(n) { // the same, for longer ones
					want = low + "–" + high[0]
				}
			}
			if f.Hedge == About {
				want = "~" + want
			}
		default:
			all := spellings(f.People, f.Step)
			for _, text := range all { // each of them is the same number, with the same step
				if got, err := Parse(text); err != nil || got != (Figure{f.People, 0, f.Step, Bare}) {
					t.Fatalf("Parse(%q) = %#v, %v; want %d with step %d", text, got, err, f.People, f.Step)
				}
			}
			want = marks[f.Hedge][0] + shortest(all) + marks[f.Hedge][1]
		}
		if got := f.String(); got != want {
			t.Fatalf("%#v: String = %q, want %q", f, got, want)
		}
	}
}

// natural returns the step of n in digits.
func natural(n int64) int64 {
	step := int64(1)
	for n != 0 && n/step%10 == 0 {
		step *= 10
	}
	return step
}

// TestFigureKey uses figures as map keys: different spellings are one key.
func TestFigureKey(t *testing.T) {
	seen := map[Figure]int{}
	for _, row := range figureTable {
		for _, text := range row.texts {
			if f, err := Parse(text); err == nil {
				seen[f]++
			}
		}
	}
	if len(seen) != len(figureTable) {
		t.Errorf("%d rows have %d figures", len(figureTable), len(seen))
	}
}

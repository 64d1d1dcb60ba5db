package records_test

import (
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/records"
)

var spaces = records.Category{Platform: "twitter-spaces"}

// Was it "beaten by 100,000+", as the tweet had it?
func Example_aTweetsMargin() {
	m := records.Margin{
		Winner: attendance.MustParse("164K+").Range(attendance.Customary),
		Loser:  attendance.MustParse("more than 44K").Range(attendance.Customary),
	}
	fmt.Println(m.Headline(), m.Range())
	// With the other figures that had been published for the two:
	m.Winner = attendance.MustParse("more than 160K").Range(attendance.Customary)
	m.Loser = attendance.MustParse("more than 61,000").Range(attendance.Customary)
	fmt.Println(m.Headline(), m.Range())
	// Output:
	// 100,000+ [119,001, 120,998]
	// 90,000+ [98,002, 108,998]
}

// A board from everything that had been published.
func Example_aBoard() {
	d := april.Read("-wider")
	board := records.Rank(d.Evidence, spaces, records.Terms{})
	for _, s := range board.Standings {
		e := s.Estimate
		fmt.Printf("%d %-17s %-18v %d of %d\n", s.Best, s.Session, e.Customary, e.Agree, e.Of)
	}
	// Output:
	// 1 imran-khan        [164,500, 165,999] 3 of 4
	// 2 bts-fan           [61,001, 61,999]   2 of 2
	// 3 bambam            [44,209, 44,307]   2 of 2
	// 4 vijay-fans        [27,972, 28,070]   2 of 2
	// 5 salvador-bill     [23,001, 26,218]   2 of 4
	// 6 jagame-thandhiram [18,001, 18,999]   3 of 3
}

// A claim judged, with the sentences that a reader would be shown.
func Example_aClaimJudged() {
	d := april.Read("")
	r := records.Verify(d.Evidence, d.Claims[0])
	fmt.Println(r.Verdict)
	for _, f := range r.Findings {
		if f.Verdict == records.Doubtful {
			fmt.Println(f.Reason)
		}
	}
	// Output:
	// doubtful
	// Read fairly, the counts put the previous record, that of BamBam's lyrical space, at 44,001 to 44,999, at odds with "around 57K".
}

// In June 2021 a paper put a Vijay fans' Space second, behind BamBam's. It was.
// It is not any more.
func Example_trueThenAndTrueNow() {
	d := april.Read("-wider")
	claim := records.Claim{Session: "vijay-fans", Category: spaces, Place: 2, By: "hans-india", At: attendance.Day(2021, 6, 22)}
	then := d.Held(claim.At).Known(claim.At)
	fmt.Println("then:", records.Verify(then, claim).Verdict)
	claim.At = attendance.Day(2022, 4, 21)
	fmt.Println("now: ", records.Verify(d.Evidence, claim).Verdict)
	// Output:
	// then: supported
	// now:  doubtful
}

func ExampleRank() {
	d := april.Read("")
	board := records.Rank(d.Evidence, records.Category{Event: "imran-khan-live"}, records.Terms{})
	for _, s := range board.Standings {
		fmt.Println(s.Best, s.Session, s.Estimate.Customary)
	}
	fmt.Println("no figure:", board.Unranked)
	// Output:
	// 1 imran-khan [160,001, 169,999]
	// 1 imran-khan-facebook [0, ∞)
	// 1 imran-khan-instagram [0, ∞)
	// 1 imran-khan-youtube [0, ∞)
	// no figure: []
}

func ExamplePlaces() {
	ranges := []attendance.Range{{Low: 61, High: 61}, {Low: 44, High: 44}, {Low: 43, High: 47}, {Low: 44, High: 44}}
	fmt.Println(records.Places(nil, ranges))
	// Output: [1 2–3 2–4 2–3]
}

func ExampleProgression() {
	d := april.Read("-wider")
	for _, r := range records.Progression(d.Evidence, spaces, records.Terms{}).Records {
		fmt.Println(r.Date, r.Session, r.Certain, r.Margin.Headline(), r.Stood)
	}
	// Output:
	// 2021-06-07 jagame-thandhiram true  1–2 days
	// 2021-06-08/2021-06-09 salvador-bill false 4,000+ 0–1 days
	// 2021-06-09 bambam true 17,000+ 89 days
	// 2021-09-06 bts-fan true 16,000+ 226 days
	// 2022-04-20 imran-khan true 100,000+ stands
}

// Three rooms whose numbers are settled, as ranges of people.
func ExampleProgressionAt() {
	history := records.ProgressionAt(
		[]string{"bambam", "bts-fan", "imran-khan"},
		[]attendance.Date{attendance.MustParseDate("2021-06-09"), attendance.MustParseDate("2021-09-06"), attendance.MustParseDate("2022-04-20")},
		[]attendance.Range{{Low: 44_001, High: 44_999}, {Low: 61_001, High: 61_999}, {Low: 164_000, High: 164_999}},
	)
	for _, r := range history.Records {
		fmt.Println(r.Date, r.Session, r.Margin.Headline(), r.Stood)
	}
	// Output:
	// 2021-06-09 bambam  89 days
	// 2021-09-06 bts-fan 16,000+ 226 days
	// 2022-04-20 imran-khan 100,000+ stands
}

func ExampleMargin() {
	m := records.Margin{
		Winner: attendance.Range{Low: 164_000, High: 164_999},
		Loser:  attendance.Range{Low: 44_001, High: 44_999},
	}
	fmt.Println(m.Headline(), m.Range().Low, m.Range().High)
	ratio, percent := m.Ratio(2), m.Percent(1)
	fmt.Println(ratio.Least.Decimal, ratio.Most.Decimal)
	fmt.Println(percent.Least.Decimal, percent.Most.Decimal)
	// Output:
	// 100,000+ 119001 120998
	// 3.64 3.75
	// 264.4 275
}

// The host was live on three other platforms, with no figures for those.
func ExampleReach() {
	d := april.Read("")
	fmt.Println(records.Reach(d.Evidence, "imran-khan-live", attendance.Peak, attendance.Customary))
	_, err := records.Reach(d.Evidence, "imran-khan-live", attendance.Joins, attendance.Customary)
	fmt.Println(err)
	// Output:
	// [160,001, ∞) <nil>
	// records: reach by "joins": wrong metric: want "peak" or "unique"
}

func ExampleVerify() {
	d := april.Read("-wider")
	r := records.Verify(d.Evidence, records.Claim{
		Session:  "imran-khan",
		Category: spaces,
		Place:    1,
		Previous: attendance.MustParse("more than 44K"),
	})
	for _, f := range r.Findings[:2] {
		fmt.Printf("%s %s: %s\n", f.Point, f.Verdict, f.Reason)
	}
	// Output:
	// place supported: Read fairly, the counts put #ImranKhanLIVE at 164,500 to 165,999, in 1st place, ahead of A BTS fan's Space at 61,001 to 61,999.
	// previous undetermined: Read fairly, the counts put the previous record, that of A BTS fan's Space, at 61,001 to 61,999, so "more than 44K" misleads although it is true to the letter.
}

func ExampleVerifyAll() {
	for _, name := range []string{"", "-wider"} {
		d := april.Read(name)
		for _, r := range records.VerifyAll(d.Evidence, d.Claims) {
			fmt.Printf("%v, place %v\n", r.Verdict, r.Record)
		}
	}
	// Output:
	// doubtful, place supported
	// supported, place supported
	// supported, place supported
	// supported, place supported
	// undetermined, place undetermined
	// doubtful, place supported
	// undetermined, place supported
	// refuted, place refuted
	// doubtful, place doubtful
	// undetermined, place undetermined
}

func ExampleParseDossier() {
	_, err := records.ParseDossier([]byte(`{
  "sources": [{"id": "paper"}],
  "sessions": [{"id": "s", "start": "June", "counts": [{"figure": "57K viewers", "source": "papre"}]}]
}`))
	fmt.Println(err)
	// Output:
	// 3:37: sessions[0].start: cannot read "June" at byte 0: malformed: want a date such as 2021, 2021-06, 2021-06-08, 2021-06-08T12:04:00Z, or two with a / between
	// 3:67: sessions[0].counts[0].figure: cannot read "57K viewers" at byte 3: malformed: unexpected text after the figure; pass the figure alone
	// 3:92: sessions[0].counts[0].source: there is no source with the ID "papre"
}

// What the record was, as it could be known on a day.
func ExampleEvidence_Known() {
	d := april.Read("-wider")
	for _, day := range []string{"2021-06-22", "2021-09-30", "2022-04-20"} {
		date := attendance.MustParseDate(day)
		board := records.Rank(d.Held(date).Known(date), spaces, records.Terms{})
		fmt.Println(day, board.Standings[0].Session, board.Standings[0].Estimate.Customary)
	}
	// Output:
	// 2021-06-22 bambam [44,209, 44,307]
	// 2021-09-30 bts-fan [61,001, 61,999]
	// 2022-04-20 imran-khan [164,500, 165,999]
}

func ExampleEvidence_Held() {
	d := april.Read("-wider").Held(attendance.MustParseDate("2021-06"))
	fmt.Println(len(d.Sessions))
	// Output: 4
}

func ExampleEvidence_In() {
	d := april.Read("")
	fmt.Println(len(d.Sessions), len(d.In(spaces).Sessions))
	// Output: 7 4
}

// What a reader who knew only LetsOTT's list could rank.
func ExampleEvidence_Only() {
	d := april.Read("-wider")
	board := records.Rank(d.Only("letsott-global"), spaces, records.Terms{})
	for _, s := range board.Standings {
		fmt.Println(s.Best, s.Session, s.Estimate.Customary)
	}
	fmt.Println("no figure:", board.Unranked)
	// Output:
	// 1 bambam [44,001, 44,999]
	// 2 salvador-bill [27,001, 27,999]
	// 3 jagame-thandhiram [18,001, 18,999]
	// no figure: [bts-fan imran-khan vijay-fans]
}

// What is left of the record without the word of the host's own team.
func ExampleEvidence_Without() {
	d := april.Read("-wider")
	board := records.Rank(d.Without("jibran-ilyas"), spaces, records.Terms{})
	first := board.Standings[0]
	fmt.Println(first.Session, first.Estimate.Customary)
	// Output:
	// imran-khan [164,500, 165,999]
}

// What was published of the Space by the evening's one report: the host's own number
// is not counted beside an independent one, and named.
func ExampleEvidence_Estimate() {
	e, err := april.Read("").Estimate("imran-khan", attendance.Peak)
	if err != nil {
		panic(err)
	}
	fmt.Println(e.Customary, e.Published, e.Literal)
	for _, s := range e.Stakes {
		fmt.Println(s.Side, s.Counts[0].Words(), s.Agrees, s.Counted)
	}
	// Output:
	// [160,001, 169,999] [160,001, 169,999] [160,001, ∞)
	// host 164K+ true false
}

func ExampleEstimate_Publish() {
	e, err := april.Read("").Estimate("imran-khan", attendance.Peak)
	if err != nil {
		panic(err)
	}
	f, err := e.Publish(3)
	fmt.Println(f.Words(), err)
	// Output: more than 160K <nil>
}

// Four accounts of the Salvador bill analysis, of which two agree.
func ExampleBoard_Lead() {
	d := april.Read("-wider")
	c := records.Category{Platform: "twitter-spaces"}
	board := records.Rank(d.Evidence, c, records.Terms{})
	fmt.Println(board.Lead(attendance.Customary).Words(d.Evidence))
	// Output:
	// #ImranKhanLIVE leads, ahead of A BTS fan's Space by 100,000+ (102,501 to 104,998).
}

func ExampleDossier_Validate() {
	d := records.Dossier{Claims: []records.Claim{{Session: "s", Place: 1}}}
	fmt.Println(d.Validate())
	// Output: claims[0].session: there is no session with the ID "s"
}

// Claims in multiples: by the wider dossier the Space drew 164,500 to 164,999,
// and the record before it was 61,001 to 61,999.
func ExampleVerify_ratio() {
	d := april.Read("-wider")
	for _, said := range []string{"more than doubled", "nearly tripled", "3.7 times"} {
		ratio, err := records.ParseTimes(said)
		if err != nil {
			fmt.Println(err)
			continue
		}
		r := records.Verify(d.Evidence, records.Claim{
			Session: "imran-khan", Category: spaces, Place: 1, Ratio: ratio,
		})
		fmt.Println(r.Findings[1].Verdict, r.Findings[1].Reason)
	}
	// Output:
	// supported Read fairly, the counts put the ratio to the previous record at 2.653 to 2.722 times, in line with "more than 2 times".
	// undetermined Read fairly, the counts put the ratio to the previous record at 2.653 to 2.722 times, which leaves "nearly 3 times" open.
	// refuted Read to the letter, the counts put the ratio to the previous record at 2.767 times or less, none of it within "3.7 times".
}

// Who was the first on Twitter Spaces to pass 100,000, and to reach 40,000?
func ExampleVerify_first() {
	d := april.Read("-wider")
	for _, c := range []records.Claim{
		{Session: "imran-khan", Category: spaces, First: attendance.MustParse("more than 100,000")},
		{Session: "bambam", Category: spaces, First: attendance.MustParse("40,000")},
		{Session: "bts-fan", Category: spaces, First: attendance.MustParse("40,000")},
	} {
		r := records.Verify(d.Evidence, c)
		fmt.Println(r.Findings[0].Verdict, r.Findings[0].Reason)
	}
	// Output:
	// supported Read fairly, the counts put #ImranKhanLIVE at 164,500 to 165,999 and the most before it, of A BTS fan's Space, at 61,001 to 61,999, so that it was the first to pass 100,000.
	// supported Read fairly, the counts put BamBam's lyrical space at 44,209 to 44,307 and the most before it at 18,001 to 26,218, so that it was the first to reach 40,000.
	// refuted Read to the letter, the counts put A BTS fan's Space at 60,001 or more and the most before it at 44,001 or more, so that it was not the first to reach 40,000.
}

func ExampleFigures() {
	d := april.Read("-wider")
	fmt.Println(records.Figures(d.Sessions[0], attendance.Peak))
	// Output:
	// [164K+ more than 160K 162k 165,000]
}

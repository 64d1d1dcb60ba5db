package records

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
)

func TestParseClaim(t *testing.T) {
	for _, c := range []struct {
		quote    string
		want     Claim
		compared string
		scope    string
	}{
		{quote: "We got to 164K+. The previous record was around 57K, we beat that by 100,000+.",
			want: Claim{Place: 1, Figure: attendance.MustParse("164K+"), Previous: attendance.MustParse("~57K"), Margin: attendance.MustParse("100K+")}},
		{quote: "It was the third biggest Space of all time, with more than 27K.",
			want: Claim{Place: 3, Figure: attendance.MustParse(">27K")}},
		{quote: "With 12.6 million admissions it became the fifth most-watched domestic film.",
			want: Claim{Place: 5, Figure: attendance.MustParse("12.6M")}, scope: "domestic film"},
		{quote: "The telecast ranks among the ten most-watched on the channel, averaging 5.5 million.",
			want: Claim{Top: 10, Figure: attendance.MustParse("5.5M")}, scope: "on the channel"},
		{quote: "The show is second only to the Orbit launch, with 2.4 million viewers.",
			want: Claim{Place: 2, Figure: attendance.MustParse("2.4M")}, compared: "the Orbit launch"},
		{quote: "She is the first streamer to pass 6 million concurrent viewers on YouTube.",
			want: Claim{First: attendance.MustParse(">6M")}, scope: "on YouTube"},
		{quote: "It was the first Space to reach 100,000 listeners.",
			want: Claim{First: attendance.MustParse("100K")}},
		{quote: "The turnout of 9,600 was four times the old record.",
			want: Claim{Place: 1, Figure: attendance.MustParse("9,600"), Ratio: MustParseTimes("4 times")}},
		{quote: "The rally was twice as large as the one in March.",
			want: Claim{Ratio: MustParseTimes("2 times")}, compared: "the one in March"},
		{quote: "The women's final outdrew the men's by 40,000.",
			want: Claim{Margin: attendance.MustParse("40,000")}, compared: "the men's"},
		{quote: "Despite the hype, it did not break the record of 112,000; 104,300 attended.",
			want: Claim{Place: 1, Figure: attendance.MustParse("104,300"), Previous: attendance.MustParse("112,000"), Denied: true}},
		{quote: "No, it wasn't the biggest crowd ever at the venue.",
			want: Claim{Place: 1, Denied: true}, scope: "at the venue"},
	} {
		got, err := ParseClaim(c.quote, Claim{Session: "s"})
		if err != nil {
			t.Errorf("%q: %v", c.quote, err)
			continue
		}
		c.want.Session, c.want.Quote, c.want.Text = "s", c.quote, got.Claim.Text
		if d := cmp.Diff(c.want, got.Claim); d != "" {
			t.Errorf("%q: (-want +got)\n%s", c.quote, d)
		}
		if got.Compared != c.compared || got.Scope != c.scope {
			t.Errorf("%q: compared with %q, in %q, want %q and %q", c.quote, got.Compared, got.Scope, c.compared, c.scope)
		}
		if err := got.Claim.Validate(); err != nil && c.compared == "" {
			t.Errorf("%q: %v", c.quote, err)
		}
		for _, s := range got.Sources {
			if s.Span.Start < 0 || s.Span.End > len(c.quote) || s.Span.Start >= s.Span.End {
				t.Errorf("%q: %s is read from %v", c.quote, s.Field, s.Span)
			}
		}
	}
}

// TestParseClaimSilent holds what cannot be read to silence: hopes, changes of a
// series, superlatives of smallness, irony, chains of records, places without an
// ordinal, and what looks like a record and is none.
func TestParseClaimSilent(t *testing.T) {
	for _, quote := range []string{
		"",
		"57K people came.",
		"The record of 40,100 is in reach tonight.",
		"The concert could draw a record 120,000.",
		"If 100,000 people show up, it will be a record.",
		"Promoters are hoping to beat the record of 44,000 next month.",
		"Friday's game is set to be the largest ever.",
		"Attendance rose to 212,000 from 187,000 a year earlier.",
		"Viewers more than doubled, from 14,000 to 31,000.",
		"Ratings slid again: 6.2 million, the lowest since 2004.",
		"It was the smallest crowd ever at the ground: 1,200.",
		"The label says it is a record deal for a band that draws 5,000.",
		"He has a criminal record, and 5,000 people watched the trial.",
		"For the record, 5,000 people came.",
		"A high school in the largest city of the state drew 900 people.",
		"Sure, 40 people. Truly historic.",
		"Oh sure, 40 people, the biggest crowd in history.",
		"Yeah right, a record: 57,000 people.",
		"The biggest? Hardly: 3,000 came.",
		"Bigger than ours were only Rovers', City's and United's.",
		"Only Rovers, United and City drew more than our 30,000.",
		"The record stood at 40K until the derby drew 57K, which the final beat with 164K.",
		"A's 5,000, which B's 6,000 beat before C got 7,000.",
		"The old record of 20,000 was broken in May with 22,000, and again in June with 25,000.",
		"First Ana broke the record of 12K with 15K, then Bo broke hers with 18K.",
		"In 2019 the mark of 60,000 fell to 71,000; a year later that was passed by 80,000.",
		"The 1999 record of 30,000 lasted until 2004, when 35,000 came; that was beaten by Friday's 41,000.",
		"The record went from 44K to 57K to 164K in a month.",
		"The crowd of 40,000 was beaten by the rain.",
		"You can go back to the hall for a bigger seat; 900 came.",
		"Sales saw a five-fold increase on the year, and 12,000 came.",
		"She topped the bill before 15,000.",
		"The best band of the night played to 4,000.",
		"He finished 5th in the race, watched by 30,000.",
		"The Hornets came third in the league, and 12,000 saw the last game.",
		"The team is top of the table, and 12,000 saw it.",
		"It was her 3rd concert in the city and 9,000 came.",
		"The 12th man: 40,000 fans.",
		"She had the record with 57K before he took it with 60K and she won it back with 88K.",
		"Rovers are followed by City with 30,000 and United with 20,000.",
		"Most people came by train, 3,000 of them.",
		"The fans had the best view of the stage, and 5,000 came.",
		"87,192 people saw England beat Germany 2–1.",
		"The hall was full, 9,300 people, when the Hornets beat the Kestrels by 18 points.",
		"He won in car No. 44, before 90,000 fans.",
		"The halftime show was seen by 30 million people, and a 30-second spot cost a fortune.",
		"She became the first singer to pass 250 million followers.",
		"Was it a record? 5,000 people came.",
		"One of the largest crowds of the year, 45,000, came.",
	} {
		got, err := ParseClaim(quote, Claim{Session: "s"})
		if !errors.Is(err, ErrNoClaim) {
			t.Errorf("%q: %v, %+v", quote, err, got.Claim)
		}
	}
	_, err := ParseClaim("57K people came.", Claim{})
	if d := cmp.Diff(`records: cannot read a claim in "57K people came.": the quote claims nothing`, err.Error()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// TestParseClaimKnown checks that what is known stays, and that what a quote says
// otherwise is a fault that names both.
func TestParseClaimKnown(t *testing.T) {
	known := Claim{Session: "s", Category: Category{Platform: "spaces"}, By: "host", At: attendance.MustParseDate("2022-04-20"), Figure: attendance.MustParse("164K+")}
	const quote = "We got to 164K+, a new record."
	got, err := ParseClaim(quote, known)
	want := known
	want.Place, want.Quote = 1, quote
	if d := cmp.Diff(want, got.Claim); d != "" || err != nil {
		t.Errorf("%v, (-want +got)\n%s", err, d)
	}
	known.Place, known.Figure, known.Ratio = 2, attendance.MustParse("160K"), MustParseTimes("2 times")
	_, err = ParseClaim("We got to 164K+, a new record and three times the old one.", known)
	if d := cmp.Diff("place: the claim says 2, and its quote 1\nfigure: the claim says 160K, and its quote 164K+\nratio: the claim says 2 times, and its quote 3 times", err.Error()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestParseClaims(t *testing.T) {
	const report = `The host's team was quick: "We were able to get to 164K+ listeners tonight. The previous record was around 57K, so we beat it by 100,000+."

Watchers of the app called it the biggest room so far with more than 160K people, above the previous record of more than 44K. Third in the list is A with more than 27K and fourth B with more than 18K.

Nobody else could say whether it is a record.`
	var got []string
	for _, r := range ParseClaims(report, Claim{Session: "s"}) {
		c := r.Claim
		got = append(got, strings.TrimSpace(strings.Join([]string{string(rune('0' + c.Place)), c.Figure.String(), c.Previous.String(), c.Margin.String()}, " ")))
		if !strings.Contains(report, c.Quote) {
			t.Errorf("%q is not in the report", c.Quote)
		}
	}
	want := []string{"1 164K+ ~57K 100K+", "1 >160K >44K", "2 >44K", "3 >27K", "4 >18K"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if all := ParseClaims("Nothing is claimed here.\n\n\n\nNor here: 5,000 people.", Claim{}); len(all) > 0 {
		t.Errorf("%+v", all)
	}
}

// TestParseClaimsLong finds a claim at the end of a paragraph that is too long to be
// read at once, and takes short quotations for what they are.
func TestParseClaimsLong(t *testing.T) {
	long := strings.Repeat("Nothing much was said about it that day. ", 100) + "The crowd of 39,507 was the club's largest since 2009."
	if all := ParseClaims(long, Claim{}); len(all) != 1 || all[0].Claim.Figure.String() != "39,507" {
		t.Errorf("%+v", all)
	}
	quoted := strings.Repeat(`He said "no" and "yes". `, 5000) + `It was "huge": a record 57,000 people.`
	if all := ParseClaims(quoted, Claim{}); len(all) != 1 {
		t.Errorf("%d claims", len(all))
	}
}

// FuzzParseClaim checks that any text is read, that what is read is valid, and from
// where in the text.
func FuzzParseClaim(f *testing.F) {
	for _, s := range []string{
		"", "We got to 164K+. The previous record was around 57K, we beat that by 100,000+.", "the first to pass dozens", "among the ten largest, 5,000",
		"twice as many as nearly 57K ± 2", "third with 5K, fourth with 4K", "\xff record of 9,000 \xc0", "“biggest ever” \"5,000\" they didn't beat 9,000's record",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, quote string) {
		r, err := ParseClaim(quote, Claim{Session: "s"})
		if err != nil && !errors.Is(err, ErrNoClaim) {
			t.Errorf("%q: %v", quote, err)
		}
		for _, all := range append(ParseClaims(quote, Claim{Session: "s"}), r) {
			for _, s := range all.Sources {
				if s.Span.Start < 0 || s.Span.Start > s.Span.End || s.Span.End > len(all.Claim.Quote) {
					t.Errorf("%q: %s is read from %v", quote, s.Field, s.Span)
				}
			}
			c := all.Claim
			c.Category, c.Quote = Category{}, ""
			if fs, ok := errors.AsType[attendance.Faults](c.Validate()); ok {
				for _, fault := range fs {
					if fault.Path != "" { // it may only name what it is compared with
						t.Errorf("%q: %v", quote, fault)
					}
				}
			}
		}
	})
}

package highwater_test

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// dossier is the Twitter Spaces record of April 2022 and what was claimed of it.
func dossier() records.Dossier { return april.Read("-wider") }

// A figure has more than one reading.
func Example_readings() {
	khan := attendance.MustParse("164K+")
	fmt.Println(khan.Range(attendance.Customary))
	fmt.Println(khan.Range(attendance.Literal))
	// Output:
	// [164,000, 164,999]
	// [164,000, ∞)
}

// A newsroom checks a claim.
func Example_newsroom() {
	d := dossier()
	report := records.Verify(d.Evidence, d.Claims[0])
	fmt.Println(report.Claim.Words(d.Evidence))
	fmt.Println("On the whole:", report.Verdict)
	for _, f := range report.Findings {
		if f.Verdict < records.Undetermined {
			fmt.Println(f.Reason)
		}
	}
	// Output:
	// Among Twitter Spaces by peak, #ImranKhanLIVE ranked 1st, drew 164K+ and beat a record of around 57K by 100,000+.
	// On the whole: doubtful
	// At their widest, the counts put the previous record, that of A BTS fan's Space, at 60,001 to 69,999, at odds with "around 57K".
}

// A wiki editor makes a list.
func Example_wikiEditor() {
	d := dossier()
	board := records.Rank(d.Evidence, records.Category{Platform: "twitter-spaces"}, records.Terms{})
	board.Standings = board.Standings[:2] // for this page
	table := exchange.BoardTable(d.Evidence, board, attendance.Customary)
	table, err := table.Select("Place", "Session", "Date", "Figures", "Low", "High")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(table.Wikitext())
	// Output:
	// {| class="wikitable"
	// ! scope="col" | Place
	// ! scope="col" | Session
	// ! scope="col" | Date
	// ! scope="col" | Figures
	// ! scope="col" | Low
	// ! scope="col" | High
	// |-
	// | 1
	// | &#35;ImranKhanLIVE
	// | 2022-04-20
	// | 164K+, more than 160K, 162k, 165,000
	// | style="text-align:right" | 164,500
	// | style="text-align:right" | 165,999
	// |-
	// | 2
	// | A BTS fan's Space
	// | 2021-09-06
	// | over 60,000, more than 61,000
	// | style="text-align:right" | 61,001
	// | style="text-align:right" | 61,999
	// |}
}

// A bot announces a record.
func Example_bot() {
	d := dossier()
	spaces := records.Category{Platform: "twitter-spaces"}
	for _, r := range records.Progression(d.Evidence, spaces, records.Terms{}).Records {
		figure, err := attendance.Publish(r.Range, r.Range, 3)
		if err != nil || !r.Certain {
			continue // it may have been no record
		}
		s, _ := d.Session(r.Session)
		fmt.Printf("%v: %s sets the record with %s, up by %q\n", r.Date, s.Name(), figure.Words(), r.Margin.Headline())
	}
	// Output:
	// 2021-06-07: Jagame Thandhiram music launch sets the record with 18K–19K, up by ""
	// 2021-06-09: BamBam's lyrical space sets the record with 44.2K–44.4K, up by "17,000+"
	// 2021-09-06: A BTS fan's Space sets the record with 61K–62K, up by "16,000+"
	// 2022-04-20: #ImranKhanLIVE sets the record with 165K, up by "100,000+"
}

// A platform keeps its book.
func Example_platform() {
	var book records.Book
	if err := book.Watch(records.Watch{Category: records.Category{Platform: "twitter-spaces"}, Places: 3}); err != nil {
		log.Fatal(err)
	}
	for _, s := range dossier().Sessions {
		changes, err := book.Add(records.Evidence{Sessions: []attendance.Session{s}})
		if err != nil {
			log.Fatal(err)
		}
		for _, c := range changes {
			fmt.Println(c.Session, c.Kind, c.Is.Range)
		}
	}
	// Output:
	// imran-khan record certain [164,500, 165,999]
	// imran-khan place gained [164,500, 165,999]
	// bambam place gained [44,209, 44,307]
	// salvador-bill place gained [23,001, 26,218]
	// vijay-fans place gained [27,972, 28,070]
	// salvador-bill place lost [0, 0]
	// bts-fan place gained [61,001, 61,999]
	// bambam place lost [44,209, 44,307]
	// vijay-fans place lost [0, 0]
}

// An analyst reads an article.
func Example_analyst() {
	article := "Some 400,000 people came to Woodstock in August 1969, though only 186,000 tickets had been sold for $18."
	for m := range (attendance.Finder{People: true}).Find(article) {
		r := m.Figure.Range(attendance.Customary)
		line, err := json.Marshal(map[string]any{"text": m.Text, "of": m.Noun, "least": r.Low, "most": r.High})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(string(line))
	}
	// Output:
	// {"least":360000,"most":440000,"of":"people","text":"Some 400,000"}
}

// A spreadsheet becomes a board and a judged claim.
func Example_spreadsheet() {
	data, err := os.ReadFile("examples/read/spaces.csv")
	if err != nil {
		log.Fatal(err)
	}
	r := exchange.ReadSheet(data, exchange.Options{}) // r.Faults says what is wrong, and where
	category := records.Category{Platform: "Twitter Spaces"}
	board := records.Rank(r.Evidence, category, records.Terms{})
	table := exchange.BoardTable(r.Evidence, board, attendance.Customary)
	table, _ = table.Select("Place", "Session", "Figures")
	fmt.Println(table.Markdown())
	report := records.Verify(r.Evidence, records.Claim{Session: board.Standings[0].Session,
		Category: category, Place: 1, Previous: attendance.MustParse("57K")})
	fmt.Println("Place:", report.Findings[0].Verdict, "· previous 57K:", report.Findings[1].Verdict)
	// Output:
	// | Place | Session | Figures |
	// | --- | --- | --- |
	// | 1 | #ImranKhanLIVE | 164K+, more than 160K |
	// | 2 | BamBam's lyrical space | more than 44K |
	// | 3 | Salvador Bill Analysis | more than 27K |
	// | 4 | Jagame Thandhiram music launch | more than 18K |
	//
	// Place: supported · previous 57K: doubtful
}

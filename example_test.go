package highwater_test

import (
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// A record claim of April 2022, judged from what had been published.
func Example() {
	count := func(figure, source string) attendance.Count {
		return attendance.Count{Figure: attendance.MustParse(figure), Source: source}
	}
	ev := records.Evidence{
		Sources: []attendance.Source{
			{ID: "ilyas", Name: "Jibran Ilyas", Role: attendance.RoleHost},
			{ID: "business-today", Name: "Business Today", Role: attendance.RolePress},
			{ID: "letsott", Name: "LetsOTT Global", Role: attendance.RoleAnalyst},
		},
		Sessions: []attendance.Session{
			{ID: "khan", Title: "#ImranKhanLIVE", Start: attendance.Day(2022, 4, 20), Counts: []attendance.Count{
				count("164K+", "ilyas"), count("more than 160K", "business-today"),
			}},
			{ID: "bambam", Title: "BamBam's lyrical space", Start: attendance.Day(2021, 6, 9), Counts: []attendance.Count{
				count("more than 44K", "letsott"),
			}},
		},
	}
	report := records.Verify(ev, records.Claim{
		Session:  "khan",
		Place:    1,
		Figure:   attendance.MustParse("164K+"),
		Previous: attendance.MustParse("around 57K"),
		Margin:   attendance.MustParse("100,000+"),
		By:       "ilyas",
	})
	fmt.Println("the whole claim:", report.Verdict)
	fmt.Println("that it is the record:", report.Record)
	for _, f := range report.Findings[:4] {
		fmt.Printf("%-10s %s\n", f.Point, f.Verdict)
	}
	fmt.Println(report.Findings[2].Reason)
	// Output:
	// the whole claim: doubtful
	// that it is the record: supported
	// attendance undetermined
	// place      supported
	// previous   doubtful
	// margin     supported
	// Read fairly, the counts put the previous record, that of BamBam's lyrical space, at 44,001 to 44,999, at odds with "around 57K".
}

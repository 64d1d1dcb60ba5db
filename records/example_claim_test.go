package records_test

import (
	"errors"
	"fmt"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/records"
)

// The claim of a post, and from which words it was read.
func ExampleParseClaim() {
	const post = "We were able to get to 164K+. The previous record was around 57K, we beat that by 100,000+."
	r, err := records.ParseClaim(post, records.Claim{Session: "imran-khan", By: "team", At: attendance.MustParseDate("2022-04-20")})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range r.Sources {
		fmt.Printf("%s: %q\n", s.Field, post[s.Span.Start:s.Span.End])
	}
	for _, a := range r.Assumed {
		fmt.Println("assumed:", a)
	}
	fmt.Println(r.Claim.Words(records.Evidence{}))

	_, err = records.ParseClaim("57K people came.", records.Claim{})
	fmt.Println(errors.Is(err, records.ErrNoClaim))
	// Output:
	// place: "previous record was around 57K, we beat that"
	// figure: "164K+"
	// previous: "around 57K"
	// margin: "100,000+"
	// assumed: The quote does not say which record: it is taken to be that of all sessions.
	// assumed: "164K+" counts what the category's metric does.
	// Among all sessions by peak, imran-khan ranked 1st, drew 164K+ and beat a record of around 57K by 100,000+.
	// true
}

// The claims of a report, of which one is denied.
func ExampleParseClaims() {
	const report = `The gate of 74,312 is a new one-day record for the fair; the old one was 73,905.

The march did not break the record of 112,000; 104,300 attended.`
	for _, r := range records.ParseClaims(report, records.Claim{}) {
		fmt.Println(r.Claim.Place, r.Claim.Figure, r.Claim.Previous, r.Claim.Denied, r.Scope)
	}
	// Output:
	// 1 74,312 73,905 false one-day; for the fair
	// 1 104.3K 112K true
}

// What a claim says, in a sentence.
func ExampleClaim_Words() {
	d := april.Read("")
	for _, c := range d.Claims {
		fmt.Println(c.Words(d.Evidence))
	}
	// Output:
	// Among Twitter Spaces by peak, #ImranKhanLIVE ranked 1st, drew 164K+ and beat a record of around 57K by 100,000+.
	// Among Twitter Spaces by peak, #ImranKhanLIVE ranked 1st, drew more than 160K and beat a record of more than 44K.
	// Among Twitter Spaces by peak, Salvador Bill Analysis ranked 3rd and drew more than 27K.
	// Among Twitter Spaces by peak, Jagame Thandhiram music launch ranked 4th and drew more than 18K.
	// Among the sessions of imran-khan-live by peak, #ImranKhanLIVE ranked 1st.
}

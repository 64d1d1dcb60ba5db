package exchange_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// What goes out is the same in JSON from one version to the next, and reads back as the
// same value.
func TestJSON(t *testing.T) {
	for _, c := range []struct {
		value any
		want  string
	}{
		{exchange.Agent{Type: exchange.Person, Name: "<a>", URL: "https://example.org"}, `{"@type":"Person","name":"<a>","url":"https://example.org"}`},
		{exchange.ClaimReview{}, `{"@context":"","@type":"","url":"","author":{"@type":"","name":""},"claimReviewed":"","reviewRating":{"@type":"","ratingValue":0,"bestRating":0,"worstRating":0,"alternateName":""},"itemReviewed":{"@type":""}}`},
		{exchange.ReviewedItem{Type: "Claim", Author: &exchange.Agent{Type: "Person", Name: "a"}, DatePublished: "2022", Appearance: &exchange.CreativeWork{Type: "CreativeWork", URL: "u"}},
			`{"@type":"Claim","author":{"@type":"Person","name":"a"},"datePublished":"2022","appearance":{"@type":"CreativeWork","url":"u"}}`},
		{exchange.Publication{}, `{"url":"","author":{"@type":"","name":""}}`},
		{exchange.Publication{URL: "https://example.org", Author: exchange.Agent{Name: "a"}, Date: attendance.MustParseDate("2022"), Persons: []string{"p"}},
			`{"url":"https://example.org","author":{"@type":"","name":"a"},"date":"2022","persons":["p"]}`},
		{exchange.Table{Columns: []exchange.Column{{Name: "c", Number: true}, {Name: "d"}}, Rows: [][]string{{"1", "x"}}}, `{"columns":[{"name":"c","number":true},{"name":"d"}],"rows":[["1","x"]]}`},
		{exchange.BoardTable(records.Evidence{}, records.Board{}, attendance.Customary).Rows, `[]`},
		{exchange.Left{Path: "row[2]", Line: 2, Column: 1, Why: "w"}, `{"path":"row[2]","line":2,"column":1,"why":"w"}`},
		{exchange.Options{}, `{}`},
		{exchange.WikibaseQuantity{Amount: "+1", Unit: "1", UpperBound: "+2", LowerBound: "+0"}, `{"amount":"+1","unit":"1","upperBound":"+2","lowerBound":"+0"}`},
		{exchange.WikibaseQuantity{Amount: "+1", Unit: "1"}, `{"amount":"+1","unit":"1"}`},
	} {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(c.value); err != nil {
			t.Fatal(err)
		}
		if got := string(bytes.TrimSpace(b.Bytes())); got != c.want {
			t.Errorf("%T: %s, want %s", c.value, got, c.want)
		}
		back := reflect.New(reflect.TypeOf(c.value))
		if err := json.Unmarshal(b.Bytes(), back.Interface()); err != nil || !cmp.Equal(c.value, back.Elem().Interface(), cmp.AllowUnexported(attendance.Locale{})) {
			t.Errorf("%T: %v: %+v comes back as %+v", c.value, err, c.value, back.Elem())
		}
	}
}

//go:build goexperiment.jsonv2

package exchange_test

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
	"testing"

	"github.com/highwater-go/highwater/internal/april"
	"github.com/highwater-go/highwater/records"
	"github.com/highwater-go/highwater/records/exchange"
)

// With the options that JSONLD names, the same bytes are written.
func TestJSONLD(t *testing.T) {
	d := april.Read("")
	d.Claims[0].Quote = "</script><!-- & \u2028 \u2029 -->"
	review, err := exchange.Review(d.Evidence, records.Verify(d.Evidence, d.Claims[0]), page)
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(review, jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true))
	if want := string(review.JSONLD()); err != nil || string(got) != want {
		t.Errorf("%v: %s, want %s", err, got, want)
	}
}

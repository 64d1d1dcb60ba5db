package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/highwater-go/highwater/records"
)

// TestAnswers checks what the server has at each address, whole and compressed, and
// that it sends nothing again that a browser has.
func TestAnswers(t *testing.T) {
	handler := newPage(dossierOf(t, wider)).handler(true)
	get := func(path string, headers ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", path, nil)
		r.Host = "localhost"
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w
	}
	for _, c := range []struct{ path, kind, want string }{
		{"/", "text/html; charset=utf-8", "<h1>Twitter Spaces by peak</h1>"},
		{"/state?reading=literal&known=2021-06-22", "text/html; charset=utf-8", `<div id="state" tabindex="-1" data-say="Literal reading, as known on 22 June 2021: `},
		{"/all?reading=literal", "text/html; charset=utf-8", "<h2>All records, literal reading (6)</h2>"},
		{"/board.csv", "text/csv; charset=utf-8",
			"Place,Session,Platform,Figures,Customary low,Customary high,Sources,Dissent,Status,Date,Host,Event,URL,Published low,Published high,Literal low,Literal high\r\n" +
				`1,#ImranKhanLIVE,Twitter Spaces,"164K+, more than 160K, 162k, 165,000",164500,165999,3 of 4,PhoneWorld (162k),,2022-04-20,Imran Khan,imran-khan-live,https://www.businesstoday.in/technology/news/story/imran-khan-hosts-record-breaking-twitter-space-with-160k-people-listening-in-330649-2022-04-21,161500,165999,161500,165999` + "\r\n"},
		{"/board.csv?known=2021-06-08", "text/csv; charset=utf-8", "\r\n2,Jagame Thandhiram music launch,"},
		{"/records.csv?reading=literal", "text/csv; charset=utf-8", "2021-06-07,Jagame Thandhiram music launch,Twitter Spaces,15001,,certain,,,,1 or more,,,,https://"},
		{"/claims.csv", "text/csv; charset=utf-8", `3,"Among Twitter Spaces by peak, Salvador Bill Analysis ranked 3rd and drew more than 27K.",LetsOTT Global,2022-04-20,refuted,refuted,https://www.businesstoday.in/`},
		{"/dossier.json", "application/json", `"id": "twitter-spaces"`},
	} {
		w := get(c.path)
		whole := w.Body.String()
		if w.Code != 200 || w.Header().Get("Content-Type") != c.kind || !strings.Contains(whole, c.want) {
			t.Errorf("%s: status %d, %q without %q: %.400s", c.path, w.Code, w.Header().Get("Content-Type"), c.want, whole)
		}
		download := w.Header().Get("Content-Disposition")
		if name, _, _ := strings.Cut(c.path[1:], "?"); (download == `attachment; filename="`+name+`"`) != strings.Contains(name, ".") {
			t.Errorf("%s: %q", c.path, download)
		}
		small := get(c.path, "Accept-Encoding", "br, gzip;q=0.8")
		r, err := gzip.NewReader(small.Body)
		if err != nil {
			t.Fatalf("%s: %v", c.path, err)
		}
		unpacked, err := io.ReadAll(r)
		if err != nil || string(unpacked) != whole || small.Header().Get("Content-Encoding") != "gzip" || small.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: compressed it is another: %v, %v", c.path, err, small.Header())
		}
		for _, has := range []string{w.Header().Get("ETag"), `"other", ` + w.Header().Get("ETag"), "*"} {
			if again := get(c.path, "If-None-Match", has); again.Code != 304 || again.Body.Len() > 0 || again.Header().Get("ETag") == "" {
				t.Errorf("%s: status %d and %d bytes for who has %s", c.path, again.Code, again.Body.Len(), has)
			}
		}
		if again := get(c.path, "If-None-Match", `W/"other"`); again.Code != 200 {
			t.Errorf("%s: status %d for who has another", c.path, again.Code)
		}
	}
	if a, b := get("/").Header().Get("ETag"), get("/?reading=literal").Header().Get("ETag"); a == b || a == "" {
		t.Errorf("two states have the tags %q and %q", a, b)
	}
	var back bytes.Buffer
	back.ReadFrom(get("/dossier.json").Body)
	if d, err := records.ParseDossier(back.Bytes()); err != nil || fmt.Sprint(d) != fmt.Sprint(dossierOf(t, wider)) {
		t.Errorf("the dossier that is given is another: %v", err)
	}
}

func TestAccepts(t *testing.T) {
	for list, want := range map[string]bool{
		"": false, "gzip": true, "GZIP": true, "br, gzip": true, "gzip;q=0": false, "gzip; q=0.000": false, "gzip;q=0.5": true, "gzip; q=1.0": true, "br": false, "xgzip": false,
	} {
		if got := accepts(list, "gzip"); got != want {
			t.Errorf("%q: %v, want %v", list, got, want)
		}
	}
}

// TestStore checks that no more is kept than should be, the latest.
func TestStore(t *testing.T) {
	one, err := compress([]byte("a"))
	if err != nil {
		t.Fatal(err)
	}
	s := store{most: 2 * (1 + len(one))} // two of one byte, with what they are compressed to
	made := 0
	for _, c := range []struct {
		key  string
		made int
	}{{"a", 1}, {"b", 2}, {"a", 2}, {"c", 3}, {"b", 3}, {"c", 3}, {"a", 4}, {strings.Repeat("x", 200), 5}, {"c", 5}, {strings.Repeat("x", 200), 6}} {
		a, err := s.get(c.key, func() ([]byte, error) { made++; return []byte(c.key), nil })
		size := 0
		for _, a := range s.kept {
			size += a.size()
		}
		if err != nil || string(a.whole) != c.key || made != c.made || size > s.most || size != s.size || len(s.kept) != len(s.keys) {
			t.Errorf("%s: %q, %d made, want %d; %d bytes kept", c.key, a.whole, made, c.made, size)
		}
	}
	if _, err := s.get("y", func() ([]byte, error) { return nil, io.ErrNoProgress }); err != io.ErrNoProgress || len(s.kept) > 2 {
		t.Errorf("%v, %d kept", err, len(s.kept))
	}
}

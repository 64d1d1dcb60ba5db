package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/highwater-go/highwater/records/exchange"
)

var update = flag.Bool("update", false, "take the picture for the README at the root")

func board(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // what is served ends at once
	code = run(ctx, args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

// TestCopy checks that the dossier shown is that of examples/spaces.
func TestCopy(t *testing.T) {
	original, err := os.ReadFile("../spaces/april-2022.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(original, april2022) {
		t.Error("april-2022.json is not that of examples/spaces: copy it anew")
	}
}

// TestFile checks that the page is written whole, from any source of a dossier, and
// twice the same.
func TestFile(t *testing.T) {
	folder := t.TempDir()
	var pages []string
	for i, args := range [][]string{{}, {}, {"april-2022.json"}, {"-"}} {
		name := filepath.Join(folder, string(rune('a'+i)))
		if code, stdout, stderr := board(t, string(april2022), append(args, "-o", name)...); code != 0 || stdout+stderr != "" {
			t.Fatalf("%q: exit status %d, %q, %q", args, code, stdout, stderr)
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, string(b))
	}
	for _, p := range pages {
		if p != pages[0] || !strings.HasSuffix(p, "</html>\n") {
			t.Error("the same dossier makes another page")
		}
	}
	for _, outside := range []string{"src=", "@import", "url(", "http:"} {
		if strings.Contains(pages[0], outside) {
			t.Errorf("the page reaches out by %q", outside)
		}
	}
}

// TestPublished checks what is said of a page beside its dossier.
func TestPublished(t *testing.T) {
	name := filepath.Join(t.TempDir(), "board.html")
	args := []string{"-title", "A <night> on Twitter", "-standfirst", "What is known & what is not.", "-url", "https://example.org/record", "-publisher", "Example Desk", "-o", name}
	if code, _, stderr := board(t, "", args...); code != 0 {
		t.Fatal(stderr)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc := checkHTML(t, b)
	var reviews []exchange.ClaimReview
	for n := range doc.Descendants() {
		if attr(n, "type") == "application/ld+json" {
			if err := json.Unmarshal([]byte(textOf(n)), &reviews); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(reviews) != 5 || reviews[1].URL != "https://example.org/record#claim-2" || reviews[1].Author.Name != "Example Desk" || reviews[1].ReviewRating.AlternateName != "Supported" {
		t.Errorf("the ClaimReviews are %+v", reviews)
	}
	if byID(doc, "claim-5").Data != "article" {
		t.Error("the address of a ClaimReview leads nowhere")
	}
	for _, want := range []string{"<h1>A &lt;night&gt; on Twitter</h1>", `<p class="standfirst">What is known &amp; what is not.</p>`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	plain, err := newPage(dossierOf(t, "april-2022.json")).export()
	if err != nil || strings.Contains(string(plain), "ld+json") {
		t.Errorf("a page that nobody publishes has ClaimReviews (%v)", err)
	}
}

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string // the first line
	}{
		{[]string{"no-such-file.json"}, 2, "board: open no-such-file.json: no such file or directory"},
		{[]string{"a.json", "b.json"}, 2, "board: want one file, not 2"},
		{[]string{"-url", "https://example.org/"}, 2, "board: -url and -publisher go together"},
		{[]string{"-url", "example.org", "-publisher", "A"}, 2, "board: -url, -publisher: exchange: review: not fit to be published: the page needs an absolute URL of http or https"},
		{[]string{"-loud"}, 2, "flag provided but not defined: -loud"},
		{[]string{"\x1b[2J"}, 2, "board: open �[2J: no such file or directory"},
		{[]string{"-h"}, 0, "usage: board [flags] [FILE | -]"},
		{[]string{"-o", "no-such-folder/board.html"}, 1, "board: open no-such-folder/board.html: no such file or directory"},
		{[]string{"-addr", "127.0.0.1:x"}, 1, "board: listen tcp: lookup tcp/x: unknown port"},
	} {
		code, stdout, stderr := board(t, "", c.args...)
		if got, _, _ := strings.Cut(stderr, "\n"); code != c.code || stdout != "" || got != c.want {
			t.Errorf("%q: exit status %d, printed %q and %q; want %d and %q", c.args, code, stdout, got, c.code, c.want)
		}
	}
}

// TestFaults checks that everything that is wrong with a dossier is told at once.
func TestFaults(t *testing.T) {
	const want = `standard input:1:34: sessions[0].counts[0].source: a count needs the ID of its source
standard input:1:44: sessions[0].counts[0].figure: cannot read "x" at byte 0: malformed: want a number here, as in 57K or half a million
standard input:1:73: claims[0].session: there is no session with the ID "t"
`
	code, stdout, stderr := board(t, `{"sessions":[{"id":"s","counts":[{"figure":"x"}]}],"claims":[{"session":"t","place":1}]}`, "-")
	if code != 2 || stdout != "" || stderr != want {
		t.Errorf("exit status %d, printed %q and %q; want\n%s", code, stdout, stderr, want)
	}
}

// TestBody checks that nothing is read of a request's body, which could fill the
// folder of temporary files.
func TestBody(t *testing.T) {
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("reading", "a")
	if err != nil {
		t.Fatal(err)
	}
	part.Write([]byte("literal"))
	w.Close()
	body := &countingReader{Reader: &form}
	request := httptest.NewRequest("GET", "/?known=2022-04-20", body)
	request.Host = "localhost"
	request.Header.Set("Content-Type", w.FormDataContentType())
	answer := httptest.NewRecorder()
	newPage(dossierOf(t, "april-2022.json")).handler(true).ServeHTTP(answer, request)
	if answer.Code != 200 || body.n != 0 {
		t.Errorf("status %d, and %d bytes were read", answer.Code, body.n)
	}
}

type countingReader struct {
	io.Reader
	n int
}

func (r *countingReader) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	r.n += n
	return n, err
}

// TestServe serves for real, until it is told to end.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	told, tell := io.Pipe()
	ended := make(chan int, 1)
	var stderr bytes.Buffer
	go func() { ended <- run(ctx, []string{"-addr", "127.0.0.1:0"}, nil, tell, &stderr) }()
	line := make([]byte, 100)
	n, err := told.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	address := strings.TrimSpace(string(line[:n]))
	if !strings.HasPrefix(address, "http://127.0.0.1:") || strings.HasSuffix(address, ":0/") {
		t.Errorf("served at %q", address)
	}
	for _, c := range []struct {
		path, host string
		status     int
		want       string
	}{
		{"", "", 200, "#ImranKhanLIVE</bdi> beat all others by <strong>100,000&#43;"},
		{"?reading=literal", "", 200, "value=\"literal\" checked"},
		{"?known=2022-04-20", "localhost", 200, "value=\"2022-04-20\" selected"},
		{"", "LocalHost:8080", 200, "#ImranKhanLIVE"},
		{"", "[::1]", 200, "#ImranKhanLIVE"},
		{"", "localhost.rebound.example", 403, "board: this page is for this machine"},
		{"?known=2020", "", 200, "Nobody can be ranked."},
		{"?known=9999-12", "", 200, "value=\"9999-12\" selected"},
		{"?known=yesterday", "", 400, "board: known: cannot read \"yesterday\" at byte 0"},
		{"?reading=%3Cb%3E", "", 400, "board: reading: cannot read \"<b>\" at byte 0"},
		{"favicon.ico", "", 404, "404"},
		{"", "rebound.example", 403, "board: this page is for this machine"},
	} {
		request, err := http.NewRequestWithContext(ctx, "GET", address+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = c.host
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		if response.Body.Close(); err != nil {
			t.Fatal(err)
		}
		if response.StatusCode != c.status || !strings.Contains(string(body), c.want) {
			t.Errorf("/%s: status %d without %q", c.path, response.StatusCode, c.want)
		}
		if c.status == 200 && !strings.HasPrefix(response.Header.Get("Content-Security-Policy"), "default-src 'none'; script-src 'sha256-") {
			t.Errorf("/%s: policy %q", c.path, response.Header.Get("Content-Security-Policy"))
		}
		if kind := response.Header.Get("Content-Type"); c.status == 400 && kind != "text/plain; charset=utf-8" {
			t.Errorf("/%s: an error of the type %q", c.path, kind)
		}
	}
	if response, err := http.Post(address, "text/plain", nil); err != nil || response.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: %v, %v", response, err)
	}
	stop()
	select {
	case code := <-ended:
		if code != 0 || stderr.Len() > 0 {
			t.Errorf("exit status %d: %s", code, stderr.String())
		}
	case <-time.After(10 * time.Second):
		t.Error("it serves on")
	}
}

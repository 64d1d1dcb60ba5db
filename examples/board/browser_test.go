package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records"
)

// chromium starts a browser for a test, or skips the test where there is none.
func chromium(t *testing.T) context.Context {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	var path string
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skipf("skipped: no Chromium here (looked for %s), so the page is not tried in a browser", strings.Join(names, ", "))
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(time.Minute),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("force-color-profile", "srgb"))
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(func() {
		chromedp.Cancel(ctx) // waits, so that its folder can be removed
		cancel()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium does not start: %v", err)
	}
	return ctx
}

// A tab is a page in a browser, as a reader has it.
type tab struct {
	*testing.T
	ctx context.Context

	mu         sync.Mutex
	complaints []string // of the console
}

type action = chromedp.Action[chromedp.Void]

type view struct {
	width, height int64
	scheme        string
}

func (v view) String() string { return fmt.Sprintf("%d-%s", v.width, v.scheme) }

var views = []view{{360, 740, "light"}, {360, 740, "dark"}, {1440, 900, "light"}, {1440, 900, "dark"}}

// a4 is what the page has of a sheet of A4: 182 by 267 millimeters.
var a4 = view{688, 1009, "dark"}

// open opens a page. The test fails if its console has anything to say.
func open(t *testing.T, browser context.Context, v view, address string, before ...action) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	p := &tab{T: t, ctx: ctx}
	complain := func(words ...any) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.complaints = append(p.complaints, fmt.Sprint(words...))
	}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			complain("console: ", e.Type)
		case *runtime.EventExceptionThrown:
			complain("exception: ", e.ExceptionDetails.Text, e.ExceptionDetails.Exception.Description)
		case *log.EventEntryAdded: // violations of the Content-Security-Policy, too
			complain(e.Entry.Level, ": ", e.Entry.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for _, c := range p.console() {
			t.Error(c)
		}
	})
	p.do(chromedp.EmulateViewport(v.width, v.height), devtool(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: v.scheme}},
	}))
	p.do(before...)
	p.do(chromedp.Navigate(address), chromedp.WaitReady(chromedp.CSS("h1")))
	return p
}

// console returns what the console said since it was last asked.
func (p *tab) console() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	said := p.complaints
	p.complaints = nil
	return said
}

func (p *tab) do(actions ...action) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		p.Fatal(err)
	}
}

// devtool is a command of the DevTools protocol as an action.
func devtool[P any](c cdp.Command[P, cdp.Empty], params P) action {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// eval returns what an expression is in the page.
func eval[T any](p *tab, expression string) T {
	p.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		p.Fatal(err)
	}
	return v
}

// settled waits until the page shows what was asked for.
func (p *tab) settled() {
	p.Helper()
	for range 1000 {
		if !eval[bool](p, `document.querySelector("main").hasAttribute("aria-busy")`) {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	p.Fatal("the page does not show what was asked for")
}

// texts returns the texts of all elements that a selector finds.
func (p *tab) texts(selector string) []string {
	p.Helper()
	return eval[[]string](p, fmt.Sprintf(`[...document.querySelectorAll(%q)].map(e => e.textContent.trim())`, selector))
}

func (p *tab) text(selector string) string {
	p.Helper()
	return strings.Join(p.texts(selector), "|")
}

func dossierOf(t *testing.T, name string) records.Dossier {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := records.ParseDossier(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const wider = "../spaces/april-2022-wider.json"

// shows checks that the page says what the library answers.
func (p *tab) shows(d records.Dossier, reading attendance.Reading, known string) {
	p.Helper()
	p.settled()
	on := attendance.MustParseDate(known)
	then := asKnown(d, on)
	c, terms := d.Claims[0].Category, records.Terms{Reading: reading}
	board := records.Rank(then.Evidence, c, terms)
	var people, places, steps, verdicts []string
	for _, s := range board.Standings {
		people = append(people, s.Estimate.Range(reading).Words())
		places = append(places, s.String())
	}
	for _, r := range records.Progression(then.Evidence, c, terms).Records {
		steps = append(steps, r.Range.Words())
	}
	for _, r := range records.VerifyAll(then.Evidence, then.Claims) {
		verdicts = append(verdicts, r.Verdict.String())
	}
	for _, part := range []struct {
		selector string
		want     []string
	}{
		{".board .people", people},
		{".board .place", places},
		{".steps td[data-label=People]", steps},
		{".verdict-line", verdicts},
		{"#when", []string{dateWords(on)}},
	} {
		if got := p.texts(part.selector); !slices.Equal(got, part.want) {
			p.Errorf("%v as known on %s: %s is %q, want %q", reading, known, part.selector, got, part.want)
		}
	}
	// The chart is that of the state, too: its description tells every step.
	desc := p.text("svg.wide[viewBox^='0 0 1080'] desc")
	for _, s := range steps {
		if !strings.Contains(desc, s) {
			p.Errorf("%v as known on %s: the chart does not tell of %s: %s", reading, known, s, desc)
		}
	}
	if got := eval[string](p, `document.querySelector("input[name=reading]:checked").value`); got != reading.String() {
		p.Errorf("the switch is at %s, want %v", got, reading)
	}
	if got := eval[string](p, `document.getElementById("slider").getAttribute("aria-valuetext")`); got != dateWords(on) {
		p.Errorf("the slider says %q, want %q", got, dateWords(on))
	}
}

// fits checks that nothing is wider than the window, what is out of sight included.
func (p *tab) fits() {
	p.Helper()
	eval[int](p, `document.querySelectorAll(".part, .card").forEach(e => e.style.contentVisibility = "visible") ?? 0`)
	defer eval[int](p, `document.querySelectorAll(".part, .card").forEach(e => e.style.contentVisibility = "") ?? 0`)
	if over := eval[int](p, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		p.Errorf("the page is %d pixels too wide: %s", over, eval[string](p,
			`[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.tagName + "." + e.className).join(", ")`))
	}
}

// TestBrowser tries the page as a reader would, from a server and from a file.
func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: -short")
	}
	browser := chromium(t)
	d := dossierOf(t, wider)
	page := newPage(d)
	server := httptest.NewServer(page.handler(true))
	defer server.Close()
	file := filepath.Join(t.TempDir(), "board.html")
	if err := page.writeFile(file); err != nil {
		t.Fatal(err)
	}
	for from, address := range map[string]string{"server": server.URL + "/", "file": "file://" + file} {
		for _, v := range views {
			t.Run(from+"-"+v.String(), func(t *testing.T) {
				p := open(t, browser, v, address)
				p.shows(d, attendance.Customary, "2022-04-21")
				p.fits()
				if dark := eval[string](p, `getComputedStyle(document.body).backgroundColor`) != "rgb(255, 254, 251)"; dark != (v.scheme == "dark") {
					t.Errorf("dark is %v in the scheme %s", dark, v.scheme)
				}
				if n := eval[int](p, `[...document.querySelectorAll("figure svg")].filter(e => e.checkVisibility()).length`); n != 1 {
					t.Errorf("%d charts are seen, want 1", n)
				}
				p.tries(d, v)
			})
		}
	}
	t.Run("policy", func(t *testing.T) { // and the console that all others listen to
		b, err := page.export()
		if err != nil {
			t.Fatal(err)
		}
		const smuggled = `<script>pwned = 1</script><img src="x" onerror="pwned = 2"><b style="color: red">red</b></main>`
		file := filepath.Join(t.TempDir(), "smuggled.html")
		if err := os.WriteFile(file, []byte(strings.Replace(string(b), "</main>", smuggled, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		p := open(t, browser, views[2], "file://"+file)
		if eval[bool](p, `"pwned" in window`) {
			t.Error("what was smuggled in runs")
		}
		if said := p.console(); len(said) < 3 || !strings.Contains(strings.Join(said, ""), "Content Security Policy") {
			t.Errorf("the console says %q", said)
		}
	})
	t.Run("remembers", func(t *testing.T) { // what was chosen is in the address
		p := open(t, browser, views[2], server.URL)
		p.do(chromedp.Click(chromedp.CSS("input[value=literal]")))
		p.settled()
		p.do(chromedp.Reload(), chromedp.WaitReady(chromedp.CSS("h1")))
		p.shows(d, attendance.Literal, "2022-04-21")
	})
	t.Run("any-date", func(t *testing.T) {
		p := open(t, browser, views[2], server.URL+"/?known=2021-07&reading=literal")
		p.shows(d, attendance.Literal, "2021-07")
		p.do(chromedp.Focus(chromedp.CSS("#slider")), chromedp.KeyEvent(kb.ArrowLeft))
		p.shows(d, attendance.Literal, "2021-06-22")
	})
	t.Run("lists", func(t *testing.T) { // by the link of a state, and back
		p := open(t, browser, views[0], server.URL+"/?reading=literal&known=2021-06-22")
		p.do(chromedp.Click(chromedp.CSS(".files a")), chromedp.WaitReady(chromedp.CSS(".list")))
		if got := p.text(".standfirst"); got != "Literal reading, as known on 22 June 2021." {
			t.Errorf("the tables are of the %s", got)
		}
		p.fits()
		p.do(chromedp.Click(chromedp.CSS(".kicker a")), chromedp.WaitReady(chromedp.CSS("#state")))
		p.shows(d, attendance.Literal, "2021-06-22")
	})
	t.Run("heights", func(t *testing.T) { // what is out of sight keeps its place
		server := httptest.NewServer(newPage(many(200)).handler(true))
		defer server.Close()
		p := open(t, browser, views[2], server.URL)
		if skipped := eval[string](p, `getComputedStyle(document.querySelectorAll(".part")[2]).contentVisibility`); skipped != "auto" {
			t.Errorf("the claims of a long page are laid out: content-visibility is %q", skipped)
		}
		eval[int](p, `(document.querySelector(".cards").scrollIntoView(), 0)`)
		was := eval[[]string](p, `[...document.querySelectorAll(".part")].map(e => "auto " + e.offsetHeight + "px")`)
		p.do(chromedp.Focus(chromedp.CSS("#slider")), chromedp.KeyEvent(kb.ArrowLeft))
		p.settled()
		is := eval[[]string](p, `[...document.querySelectorAll(".part")].map(e => e.style.containIntrinsicBlockSize)`)
		if len(was) != 3 || !slices.Equal(was, is) {
			t.Errorf("the parts were %q high, and are taken to be %q", was, is)
		}
	})
	t.Run("many", func(t *testing.T) { // places of three digits keep to their column
		server := httptest.NewServer(newPage(many(2000)).handler(true))
		defer server.Close()
		p := open(t, browser, views[2], server.URL)
		if wide := p.texts(".board td.place"); !strings.Contains(strings.Join(wide, " "), "–10") {
			t.Fatalf("no place is wide enough to try: %q", wide)
		}
		if over := eval[[]string](p, `[...document.querySelectorAll(".board :is(td, th)")].filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)`); len(over) > 0 {
			t.Errorf("cells that are too narrow: %q", over)
		}
	})
	t.Run("server-gone", func(t *testing.T) { // the page says so, and shows what it had
		server := httptest.NewServer(page.handler(true))
		p := open(t, browser, views[2], server.URL)
		server.Close()
		p.do(chromedp.Click(chromedp.CSS("input[value=literal]")))
		p.settled()
		if seen := eval[bool](p, `document.getElementById("trouble").checkVisibility()`); !seen || p.text(".state") != "Customary reading, as known on 21 April 2022" {
			t.Errorf("that the server is gone is seen: %v; the page shows the %q", seen, p.text(".state"))
		}
		p.console() // it says that the server does not answer
	})
	t.Run("download", func(t *testing.T) { // what is packed in the file
		p := open(t, browser, views[2], "file://"+file)
		want, err := files[0].make(page, page.resolved(request{}))
		if err != nil {
			t.Fatal(err)
		}
		p.do(chromedp.Evaluate[chromedp.Void](`const make = URL.createObjectURL;
			URL.createObjectURL = (blob) => (blob.text().then((text) => window.given = text), make.call(URL, blob));
			document.querySelector("[data-file='board.csv']").click()`))
		for range 1000 {
			if eval[bool](p, `"given" in window`) {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
		if got := eval[string](p, `window.given`); got != string(want) {
			t.Errorf("the file has %q, want %q", got, want)
		}
	})
	t.Run("print", func(t *testing.T) { // on A4, with the addresses of sources
		p := open(t, browser, a4, "file://"+file)
		p.do(devtool(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
		p.fits()
		if got := eval[string](p, `getComputedStyle(document.body).backgroundColor`); got != "rgb(255, 254, 251)" {
			t.Errorf("the paper is %s", got)
		}
		visible := func(selector string) bool {
			return eval[bool](p, fmt.Sprintf(`[...document.querySelectorAll(%q)].every(e => e.checkVisibility())`, selector))
		}
		if !visible(".addresses, .board sup, .board thead") || visible(".controls") || visible(".files") {
			t.Error("a print has other parts than it should")
		}
		addresses := p.texts(".addresses li")
		for i, link := range eval[[]string](p, `[...document.querySelectorAll(".board .figures a")].map(e => e.href + " " + e.nextElementSibling.textContent)`) {
			address, number, _ := strings.Cut(link, " ")
			if n, err := strconv.Atoi(number); err != nil || n < 1 || n > len(addresses) || addresses[n-1] != address {
				t.Errorf("link %d has the number %q, which is not that of %s", i, number, address)
			}
		}
	})
	t.Run("without-script", func(t *testing.T) {
		p := open(t, browser, views[0], server.URL, devtool(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
		p.do(chromedp.SetValue(chromedp.CSS("#stop"), "2021-06-22"), chromedp.Click(chromedp.CSS("input[value=literal]")), chromedp.Click(chromedp.CSS("button")),
			chromedp.WaitReady(chromedp.CSS("option[value='2021-06-22'][selected]")))
		p.shows(d, attendance.Literal, "2021-06-22")
		p.fits()
	})
}

// tries moves the switch and the slider, by mouse and by keyboard.
func (p *tab) tries(d records.Dossier, v view) {
	p.Helper()
	say := p.text("#say")
	changed := func(reading attendance.Reading, known string) {
		p.Helper()
		p.shows(d, reading, known)
		p.fits()
		if now := p.text("#say"); now == say || !strings.Contains(now, dateWords(attendance.MustParseDate(known))) {
			p.Errorf("after %q the page announces %q", say, now)
		} else {
			say = now
		}
	}
	p.do(chromedp.Click(chromedp.CSS("input[value=literal]")))
	changed(attendance.Literal, "2022-04-21")
	p.do(chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.ArrowUp))
	changed(attendance.Customary, "2022-04-21")
	p.do(chromedp.KeyEvent(kb.Tab))
	if id := eval[string](p, "document.activeElement.id"); id != "slider" {
		p.Fatalf("Tab leads from the switch to %q, want the slider", id)
	}
	p.do(chromedp.KeyEvent(kb.ArrowLeft))
	changed(attendance.Customary, "2022-04-20")
	p.do(chromedp.KeyEvent(kb.Home))
	changed(attendance.Customary, "2021-06-07")
	for _, known := range []string{"2021-06-08", "2021-06-21", "2021-06-22", "2021-09-06"} {
		p.do(chromedp.KeyEvent(kb.ArrowRight))
		changed(attendance.Customary, known)
	}
	end := eval[[]float64](p, `(r => [r.right - 3, r.top + r.height / 2])(document.getElementById("slider").getBoundingClientRect())`)
	p.do(chromedp.MouseClickXY(end[0], end[1]))
	changed(attendance.Customary, "2022-04-21")
}

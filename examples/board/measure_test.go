package main

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
	"github.com/highwater-go/highwater/records"
)

// TestMeasure measures what a reader of a large dossier waits for. It asserts nothing,
// for machines differ; BOARD_MEASURE asks for it:
//
//	BOARD_MEASURE=1 go test -v -run TestMeasure .
//
// Sizes are of the whole page, and compressed. The first paint is that of the browser
// from the start of the navigation; a step is from the slider's event to the frame
// after the state is shown, over all positions of the slider. On a machine with other
// things to do, look at how long the page itself was busy: that is processor time of
// its main thread.
func TestMeasure(t *testing.T) {
	if os.Getenv("BOARD_MEASURE") == "" {
		t.Skip("skipped: BOARD_MEASURE is not set")
	}
	browser := chromium(t)
	for _, c := range []struct {
		name string
		d    records.Dossier
	}{
		{"April 2022", dossierOf(t, wider)}, {"200 sessions over ten years", spanning(200)}, {"5,000 sessions", many(5000)},
	} {
		p := newPage(c.d)
		server := httptest.NewServer(p.handler(true))
		defer server.Close()
		start := time.Now()
		exported, err := p.export()
		if err != nil {
			t.Fatal(err)
		}
		took := time.Since(start)
		served, err := p.write(request{})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "board.html")
		if err := p.writeFile(file); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: the file is made in %v", c.name, took.Round(time.Millisecond))
		for _, from := range []struct {
			name, address string
			page          []byte
		}{{"served", server.URL, served}, {"file", "file://" + file, exported}} {
			small, err := compress(from.page)
			if err != nil {
				t.Fatal(err)
			}
			tab := open(t, browser, views[2], from.address, devtool(performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}))
			time.Sleep(time.Second) // the paint is told later
			paint := eval[float64](tab, `performance.getEntriesByName("first-contentful-paint")[0].startTime`)
			loaded := eval[float64](tab, `performance.getEntriesByType("navigation")[0].loadEventEnd`)
			before := tab.busy()
			steps := tab.steps()
			busy := (tab.busy() - before) / float64(len(steps))
			slices.Sort(steps)
			t.Logf("%s, %s: %d bytes, %d compressed; first paint %.0f ms (%.0f ms busy), loaded %.0f ms; %d steps, median %.0f ms, most %.0f ms (%.0f ms busy)",
				c.name, from.name, len(from.page), len(small), paint, before, loaded, len(steps), steps[len(steps)/2], steps[len(steps)-1], busy)
		}
	}
}

// busy returns how much processor time the page has used, in milliseconds.
func (p *tab) busy() (ms float64) {
	p.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		r, err := cdp.Call(ctx, t, performance.GetMetrics, cdp.Empty{})
		for _, m := range r.Metrics {
			if m.Name == "TaskDuration" {
				ms = m.Value * 1000
			}
		}
		return err
	}))
	return ms
}

// steps moves the slider to all its positions and returns how long each took, in
// milliseconds.
func (p *tab) steps() (took []float64) {
	p.Helper()
	for i := range eval[int](p, `document.getElementById("stop").options.length`) {
		p.do(chromedp.Evaluate[chromedp.Void](`window.took = undefined; (() => {
			const slider = document.getElementById("slider"), main = document.querySelector("main");
			slider.value = ` + strconv.Itoa(i) + `;
			const start = performance.now();
			slider.dispatchEvent(new Event("input"));
			const settled = () => main.hasAttribute("aria-busy") ? requestAnimationFrame(settled) : requestAnimationFrame(() => window.took = performance.now() - start);
			requestAnimationFrame(settled);
		})()`))
		for range 1000 {
			if eval[bool](p, `window.took !== undefined`) {
				break
			}
			time.Sleep(2 * time.Millisecond)
		}
		took = append(took, eval[float64](p, `window.took`))
	}
	return took
}

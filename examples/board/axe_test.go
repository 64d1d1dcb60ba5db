package main

import (
	"net/http/httptest"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAxe has axe-core look for what is hard to use with a keyboard or a screen
// reader. It is not kept here; BOARD_AXE names the file:
//
//	npm install axe-core
//	BOARD_AXE=node_modules/axe-core/axe.min.js go test -run TestAxe
func TestAxe(t *testing.T) {
	file := os.Getenv("BOARD_AXE")
	if file == "" {
		t.Skip("skipped: BOARD_AXE names no copy of axe-core")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	browser := chromium(t)
	server := httptest.NewServer(newPage(dossierOf(t, wider)).handler(true))
	defer server.Close()
	for _, v := range views {
		for _, query := range []string{"", "?reading=literal", "?known=2021-06-22", "all"} {
			t.Run(v.String()+query, func(t *testing.T) {
				p := open(t, browser, v, server.URL+"/"+query)
				p.do(chromedp.Evaluate[chromedp.Void](string(axe)))
				found, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](
					`axe.run().then(r => r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.map(n => n.html.slice(0, 200) + " " + n.failureSummary).join("; ")))`,
					chromedp.EvalAwaitPromise))
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range found {
					t.Error(f)
				}
			})
		}
	}
}

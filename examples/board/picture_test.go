package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/highwater-go/highwater/records"
)

// TestPicture takes pictures of the page for people to look at. BOARD_PICTURES
// names the folder that they go to:
//
//	BOARD_PICTURES=pictures go test -run TestPicture
//
// With -update it also takes the picture that the README at the root shows:
//
//	go test -run TestPicture -update
func TestPicture(t *testing.T) {
	folder := os.Getenv("BOARD_PICTURES")
	if folder == "" && !*update {
		t.Skip("skipped: BOARD_PICTURES names no folder")
	}
	browser := chromium(t)
	take := func(t *testing.T, d records.Dossier, query string, v view, file string, full bool) {
		server := httptest.NewServer(newPage(d).handler(true))
		defer server.Close()
		p := open(t, browser, v, server.URL+"/"+query)
		if v == a4 {
			p.do(devtool(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
		}
		shot := chromedp.CaptureScreenshot()
		if full {
			shot = chromedp.FullScreenshot(100)
		}
		png, err := chromedp.Run(p.ctx, shot)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		const picture = "../../docs/board.png"
		take(t, dossierOf(t, wider), "", view{1440, 1770, "light"}, picture, false)
		info, err := os.Stat(picture)
		if err != nil {
			t.Fatal(err)
		}
		if most := int64(300 << 10); info.Size() > most {
			t.Errorf("the picture has %d bytes, want %d at most", info.Size(), most)
		}
	}
	if folder == "" {
		return
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	all := func(name string, d records.Dossier, query string, full bool) {
		for _, v := range views {
			t.Run(name+"-"+v.String(), func(t *testing.T) {
				take(t, d, query, v, filepath.Join(folder, name+"-"+v.String()+".png"), full)
			})
		}
	}
	for _, c := range []struct{ name, dossier, query string }{
		{"april-2022", "april-2022.json", ""},
		{"wider", wider, ""},
		{"wider-literal", wider, "?reading=literal"},
		{"wider-known", wider, "?known=2021-06-22"},
	} {
		all(c.name, dossierOf(t, c.dossier), c.query, true)
	}
	for name, query := range map[string]string{"print": "", "lists-print": "all"} {
		t.Run(name, func(t *testing.T) {
			take(t, dossierOf(t, wider), query, a4, filepath.Join(folder, name+".png"), true)
		})
	}
	all("lists", dossierOf(t, wider), "all", true)
	for name, d := range map[string]records.Dossier{"many-200": spanning(200), "many-5000": many(5000), "right-to-left": rightToLeft(), "long": longNames()} {
		all(name, d, "", name != "many-5000" && name != "many-200")
	}
}

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"os"

	"github.com/highwater-go/highwater/attendance"
)

// A page in one file has some of its states in it, compressed. They are few where
// they are large.
const (
	mostPacked = 6 << 20 // bytes of states before they are compressed
	mostAsked  = 200_000 // sessions that are asked about for them, in all
)

// A pack is what the script of a page in a file finds there.
type pack struct {
	States map[string]string `json:"states"` // HTML by the query of the form
	Files  map[string]string `json:"files"`  // to be downloaded, by name
}

// writeFile writes the page as one file.
func (p *page) writeFile(name string) error {
	b, err := p.export()
	if err != nil {
		return err
	}
	return os.WriteFile(name, b, 0o644)
}

// export renders the page with all that it needs.
func (p *page) export() ([]byte, error) {
	first := p.resolved(request{})
	sample, err := render("state", p.state(first, false))
	if err != nil {
		return nil, err
	}
	most := min(mostPacked/len(sample), mostAsked/(1+len(p.dossier.Sessions))) / len(readings)
	stops := spread(p.days, max(2, min(most, mostFileStops)))
	c, err := p.content(first, stops, false)
	if err != nil {
		return nil, err
	}
	if c.Pack, err = p.pack(stops, first); err != nil {
		return nil, err
	}
	c.Lists = p.beyond(c.State)
	return render("page", c)
}

// pack packs all states of the page but the one that is shown first.
func (p *page) pack(stops []attendance.Date, first request) (template.HTML, error) {
	k := pack{States: map[string]string{}, Files: map[string]string{}}
	for _, stop := range stops {
		for _, reading := range readings {
			r := request{reading, stop}
			if r == first {
				continue
			}
			b, err := render("state", p.state(r, false))
			if err != nil {
				return "", err
			}
			k.States[r.query()] = string(b)
		}
	}
	for _, f := range files {
		b, err := f.make(p, first)
		if err != nil {
			return "", err
		}
		k.Files[f.name] = string(b)
	}
	data, err := json.Marshal(k)
	if err != nil {
		return "", err
	}
	small, err := compress(data)
	if err != nil {
		return "", err
	}
	return template.HTML(`<script id="pack" type="application/octet-stream">` + base64.StdEncoding.EncodeToString(small) + "</script>"), nil
}

func compress(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/highwater-go/highwater/records"
)

// ParseOptions reads Options in JSON, such as the value of a command-line flag. An
// unknown option is an error.
func ParseOptions(text string) (o Options, err error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err = d.Decode(&o); err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errors.New("there is more after the end of the object")
		}
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("the text ends early")
	}
	if err != nil {
		return Options{}, fmt.Errorf("options: %w", err)
	}
	return o, nil
}

// ReadAny reads a file of any format: a dossier, with its claims, or any format that Read
// reads. If f is "", the format is detected from the contents, and anything unknown is
// taken for a dossier. If nothing can be read, the error says why. Everything else that
// is wrong with the file is in the Result, whose Format is the one that was used.
func ReadAny(data []byte, f Format, o Options) (d records.Dossier, r Result, err error) {
	if f == "" {
		f = Detect(data)
	}
	if f == "" || f == Dossier {
		d, err = records.ParseDossier(data)
		return d, Result{Format: Dossier}, err
	}
	r, err = Read(f, data, o)
	if r.Format = f; err != nil {
		return d, r, err
	}
	for _, fault := range r.Faults {
		if fault.Drops == File {
			return d, r, r.Err()
		}
	}
	return records.Dossier{Evidence: r.Evidence}, r, nil
}

// Notes returns the faults, one line each, with how much each leaves out.
func (r Result) Notes() []string {
	var lines []string
	for _, f := range r.Faults {
		lines = append(lines, fmt.Sprintf("%v; the %s is left out", f, f.Drops))
	}
	return lines
}

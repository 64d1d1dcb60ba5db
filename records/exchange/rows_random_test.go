package exchange

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/highwater-go/highwater/attendance"
)

// A world of files of a format: its headings, and what stands below each.
type fileWorld struct {
	format Format
	heads  []string
	cells  [][]string
	fill   []string // headings that may be filled down
}

var figureCells = []string{"5", "57K", "1,234", "about 50", "dozens", "57.000", "", "n/a", "12%", "57K[3]", "1,200 (est.)", "57K viewers", "50–60", "-3", "0"}

var fileWorlds = []fileWorld{
	{Sheet, []string{"Session", "Date", "Venue", "Viewers", "Source", "Via", "Host", "Low", "High", "Published", "URL", "Role", "Note"}, [][]string{
		{"A", "A", "a", "B", "Night  one", "", "É"}, {"2020-01-01", "2020-01-01", "2020", "1 January 2020", "3/4/2020", "", "2020-01-01T10:00:00Z"},
		{"P", "P", "p", "Hall", ""}, figureCells, {"S", "T", "s", "Post, the", "", "S"}, {"", "", "", "T", "S", "U"}, {"H", "H; I", "", ""},
		{"", "", "", "5", "100"}, {"", "", "", "60", "few"}, {"", "2020-01-02", "n/a", "soon"}, {"", "https://example.org/a", "example"}, {"", "press", "HOST", "x"}, {"", "a note"},
	}, []string{"Session", "Date"}},
	{CCC, []string{"date", "locality", "state", "location_detail", "title", "online", "type", "actors", "size_text", "size_low", "size_high", "source_1", "source_2"}, [][]string{
		{"2020-06-01", "2020-06-01", "2020-06-02", "6/1/2020", "NA"}, {"Ames", "Ames", "Boone", "", "online"}, {"IA", "IA", "NA", ""}, {"Park", "", "NA"}, {"", "", "March"}, {"0", "1", "", "2"},
		{"rally", "rally; march", ""}, {"A; B", "NA", ""}, {"hundreds", "NA", "about 50", "count pic", "5 cars", "dozens", ""}, {"200", "NA", "", "50", "50.0", "x"}, {"200", "NA", "", "40", "60"},
		{"https://example.org/a", "print", "", "NA"}, {"", "https://example.org/b"},
	}, []string{"date", "locality"}},
	{ACLED, []string{"event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "country", "location", "source", "notes", "tags"}, [][]string{
		{"R1", "R1", "r1", "R2", "R3", "R4", ""}, {"2024-05-01", "1 May 2024", "02 May 2024", "5/1/2024"}, {"1", "2", "3", "4", ""}, {"Protests", "Protests", "Riots", "Battles", ""},
		{"Peaceful protest", "Mob violence", ""}, {"R"}, {"Z", "Zenda", ""}, {"Post", "Radio", "Post; Radio", "ACLED", ""}, {"x", "Met. [size=around 30]", "said \"no\""},
		{"crowd size=50", "crowd size=around 100", "crowd size=no report", "crowd size=large", "crowd size=5 cars", "armed; crowd size=dozens", "crowd size=5; crowd size=6", ""},
	}, []string{"event_type"}},
	{Log, []string{"at", "viewers", "note"}, [][]string{
		{"2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z", "2026-01-01T00:02:00+01:00", "2026-01-01 00:00", "00:01", "soon", ""}, figureCells, {"", "é", "two\nlines"},
	}, []string{"at"}},
}

// A fileOf is a file that was made up.
type fileOf struct {
	world   fileWorld
	options Options
	head    string
	rows    []string // with their line ends
	invalid bool     // some are no UTF-8
	open    bool     // some have a quote that is not closed
}

func (f fileOf) text() string { return f.head + strings.Join(f.rows, "") }

// randomFile makes up a file with what people, and programs, do to files.
func randomFile(rng *rand.Rand, w fileWorld) fileOf {
	f := fileOf{world: w, options: Options{Session: "s"}}
	coin := func(of int) bool { return rng.IntN(of) == 0 }
	f.options.Venue = coin(2)
	if coin(3) {
		f.options.Source = "All"
	}
	if coin(4) {
		f.options.FillDown = w.fill[:1+rng.IntN(len(w.fill))]
	}
	end, delimiter := "\n", ","
	if coin(3) {
		end = "\r\n"
	}
	if coin(3) {
		delimiter = []string{";", "\t"}[rng.IntN(2)]
	}
	f.options.Delimiter = delimiter
	if coin(4) {
		f.head += "\ufeff"
	}
	if coin(5) {
		f.head += "sep=" + delimiter + end
	}
	f.head += strings.Join(w.heads, delimiter) + end
	quote := func(s string) string {
		if strings.ContainsAny(s, delimiter+"\"\n") || coin(6) {
			return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
		}
		return s
	}
	for range rng.IntN(12) {
		cells := make([]string, len(w.heads))
		for i := range cells {
			cells[i] = quote(w.cells[i][rng.IntN(len(w.cells[i]))])
		}
		row := func() string { return strings.Join(cells, delimiter) + end }
		i := rng.IntN(len(cells))
		switch rng.IntN(16) {
		case 0:
			f.rows = append(f.rows, row()) // that is there twice
		case 1:
			cells = cells[:i] // ragged
		case 2:
			cells = append(cells, "more")
		case 3:
			cells[i], f.open = `"open`, true // a quote that is not closed
		case 4:
			cells[i], f.open = `"a"b`, true
		case 5:
			cells[i] = "\"two" + end + "lines\""
		case 6:
			cells = []string{""}
		case 7:
			if coin(4) {
				cells[i], f.invalid = "caf\xe9", true
			}
		case 8:
			cells[i] = `="57,000"`
		}
		f.rows = append(f.rows, row())
		if n := len(f.rows); coin(8) {
			f.rows = append(f.rows, f.rows[rng.IntN(n)])
		}
	}
	if n := len(f.rows); n > 0 && coin(3) {
		f.rows[n-1] = strings.TrimSuffix(f.rows[n-1], end)
	}
	return f
}

// readByRows returns the Results of Rows, which are overwritten one by the other.
func readByRows(t *testing.T, r io.Reader, f Format, o Options) (results []Result) {
	t.Helper()
	for row, err := range Rows(r, f, o) {
		if err != nil {
			t.Fatal(err)
		}
		if err := row.Evidence.Validate(); err != nil {
			t.Fatal(err)
		}
		row.Evidence.Platforms, row.Evidence.Sources, row.Evidence.Sessions = slices.Clone(row.Evidence.Platforms), slices.Clone(row.Evidence.Sources), slices.Clone(row.Evidence.Sessions)
		row.Observations, row.Faults, row.Left = slices.Clone(row.Observations), slices.Clone(row.Faults), slices.Clone(row.Left)
		results = append(results, row)
	}
	return results
}

// all returns what is in a Result, a line each, but for the paths, which count rows.
// Faults and what is left are those below a line.
func all(t *testing.T, r Result, below int) []string {
	lines := []string{}
	add := func(v any) {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(data))
	}
	for _, s := range r.Evidence.Sessions {
		add(s)
	}
	for _, p := range r.Evidence.Platforms {
		add(p)
	}
	for _, s := range r.Evidence.Sources {
		add(s)
	}
	for _, o := range r.Observations {
		add(o)
	}
	for _, f := range r.Faults {
		if f.Line > below {
			lines = append(lines, fmt.Sprintf("fault %d:%d %q %v %s", f.Line, f.Column, f.Text, f.Err, f.Drops))
		}
	}
	for _, l := range r.Left {
		if l.Line > below {
			lines = append(lines, fmt.Sprintf("left %d:%d %q %s", l.Line, l.Column, l.Text, l.Why))
		}
	}
	slices.Sort(lines)
	return lines
}

var (
	cccNumbered = regexp.MustCompile(`is that of \d+ earlier rows, which may be`)
	cccNumber   = regexp.MustCompile(` #\d+$`)
	together    = regexp.MustCompile(`was said of .* before, and not|the session would end|which repeats it in turn|says what .* says|of .* already$|which differs by case alone`)
)

// Of random files, Rows says of each row what a reader says of a file with that row
// alone, the reader of the whole what the rows say together, and both say the same of
// the file in pieces and in UTF-16.
func TestRandomFiles(t *testing.T) {
	n := 1500
	if testing.Short() {
		n = 300
	}
	for _, w := range fileWorlds {
		t.Run(string(w.format), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(7, 11))
			seen := 0
			for range n {
				f := randomFile(rng, w)
				text := f.text()
				rows := readByRows(t, strings.NewReader(text), w.format, f.options)
				whole, err := Read(w.format, []byte(text), f.options)
				if err != nil {
					t.Fatal(err)
				}
				checkAlone(t, f, rows)
				if !f.invalid {
					checkTogether(t, f, rows, whole)
					checkWide(t, f, rows, whole)
				}
				for _, r := range []io.Reader{iotest.HalfReader(strings.NewReader(text)), iotest.OneByteReader(strings.NewReader(text))} {
					for i, piece := range readByRows(t, r, w.format, f.options) {
						if diff := cmp.Diff(all(t, rows[i], 0), all(t, piece, 0)); diff != "" {
							t.Errorf("in pieces (-whole +pieces):\n%s", diff)
						}
					}
				}
				seen += len(rows)
				if t.Failed() {
					t.Fatalf("%+v\n%s", f.options, text)
				}
			}
			if seen < 3*n {
				t.Errorf("%d rows", seen)
			}
		})
	}
}

// checkAlone compares what Rows says of each row with what is said of a file with that
// row alone, at its place.
func checkAlone(t *testing.T, f fileOf, rows []Result) {
	filled := 0
	for _, row := range f.rows {
		if f.open && strings.Count(row, "\n") > 1 { // a row may end where another does not begin
			return
		}
		if strings.Trim(row, "\r\n\t,;") != "" {
			filled++
		}
	}
	if len(f.options.FillDown) > 0 || len(rows) != 1+filled { // rows that mean others, or where a quote goes on
		return
	}
	heading := strings.Count(f.head, "\n")
	next := 1
	for i, row := range f.rows {
		if strings.Trim(row, "\r\n\t,;") == "" {
			continue
		}
		got := rows[next]
		next++
		if !utf8.ValidString(row) {
			if len(got.Faults) != 1 || got.Faults[0].Drops != Row || len(got.Evidence.Sessions)+len(got.Observations) > 0 {
				t.Errorf("of %q: %v", row, all(t, got, 0))
			}
			continue
		}
		again := false
		got.Evidence.Sessions = slices.Clone(got.Evidence.Sessions)
		got.Left = slices.DeleteFunc(slices.Clone(got.Left), func(l Left) bool {
			again = again || strings.HasPrefix(l.Why, "says what ")
			return cccNumbered.MatchString(l.Why)
		})
		for i := range got.Evidence.Sessions {
			got.Evidence.Sessions[i].ID = cccNumber.ReplaceAllString(got.Evidence.Sessions[i].ID, "")
		}
		if again {
			continue
		}
		alone := f.head + strings.Repeat("\n", strings.Count(strings.Join(f.rows[:i], ""), "\n")) + row
		want, err := Read(f.world.format, []byte(alone), f.options)
		if err != nil {
			t.Fatal(err)
		}
		want.Left = slices.DeleteFunc(want.Left, func(l Left) bool { return strings.HasSuffix(l.Why, "by case alone") })
		if diff := cmp.Diff(all(t, want, heading), all(t, got, heading)); diff != "" {
			t.Errorf("of %q (-alone +rows):\n%s", row, diff)
		}
	}
}

// checkTogether compares what the reader of the whole says with what rows say.
func checkTogether(t *testing.T, f fileOf, rows []Result, whole Result) {
	repeated := map[int]bool{} // lines of rows that are there twice
	for _, l := range whole.Left {
		if strings.HasPrefix(l.Why, "says what ") {
			for i := range 4 { // with cells of two lines
				repeated[l.Line+i] = true
			}
		}
	}
	sessions := map[string]attendance.Session{}
	observations := []string{}
	notes := map[string]bool{}
	for _, r := range rows {
		for _, l := range all(t, Result{Faults: r.Faults, Left: r.Left}, 0) {
			notes[l] = true
		}
		for _, o := range r.Observations {
			observations = append(observations, fmt.Sprint(o))
		}
		for _, s := range r.Evidence.Sessions {
			sessions[s.ID] = joinedWith(sessions[s.ID], s)
		}
	}
	var got, want []string
	for _, s := range whole.Evidence.Sessions {
		got = append(got, shownSession(s))
	}
	for _, s := range sessions {
		want = append(want, shownSession(s))
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" && !slices.ContainsFunc(whole.Faults, func(f Fault) bool { return together.MatchString(f.Err.Error()) }) {
		t.Errorf("sessions (-rows +whole):\n%s", diff)
	}
	seen := []string{}
	for _, o := range whole.Observations {
		seen = append(seen, fmt.Sprint(o))
	}
	for _, list := range []*[]string{&seen, &observations} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	if diff := cmp.Diff(observations, seen); diff != "" {
		t.Errorf("observations (-rows +whole):\n%s", diff)
	}
	lines := all(t, Result{Faults: whole.Faults, Left: whole.Left}, 0)
	for _, l := range lines {
		if !notes[l] && !together.MatchString(l) {
			t.Errorf("not by row: %s", l)
		}
	}
	for l := range notes {
		line := 0
		fmt.Sscanf(l[strings.Index(l, " "):], "%d", &line)
		if !slices.Contains(lines, l) && !repeated[line] && !together.MatchString(l) {
			t.Errorf("by row alone: %s", l)
		}
	}
}

// joinedWith returns what two rows say of one session: the first of each that there is.
func joinedWith(s, more attendance.Session) attendance.Session {
	if s.ID == "" {
		more.Counts = slices.Clone(more.Counts)
		return more
	}
	if s.Title == "" {
		s.Title = more.Title
	}
	if s.Platform == "" {
		s.Platform = more.Platform
	}
	if s.Event == "" {
		s.Event = more.Event
	}
	if len(s.Hosts) == 0 {
		s.Hosts = more.Hosts
	}
	if len(s.Tags) == 0 {
		s.Tags = more.Tags
	}
	if s.Start.IsZero() {
		s.Start = more.Start
	}
	if s.End.IsZero() {
		s.End = more.End
	}
	s.Counts = append(s.Counts, more.Counts...)
	return s
}

// shownSession returns what is in a session, its counts in any order.
func shownSession(s attendance.Session) string {
	var counts []string
	for _, c := range s.Counts {
		c.Text = ""
		counts = append(counts, fmt.Sprintf("%+v", c))
	}
	slices.Sort(counts)
	s.Counts = nil
	return fmt.Sprintf("%+v %v", s, slices.Compact(counts))
}

// checkWide compares what is said of a file with what is said of it in UTF-16: the
// same, at the same lines, and at the columns there.
func checkWide(t *testing.T, f fileOf, rows []Result, whole Result) {
	text := strings.TrimPrefix(f.text(), "\ufeff")
	mark := len(f.text()) - len(text)
	lines := strings.Split(text, "\n")
	wider := func(line, column int) int {
		if line == 1 && column > mark {
			column -= mark
		}
		n := 2*len(utf16.Encode([]rune(lines[line-1][:min(column-1, len(lines[line-1]))]))) + 1
		if line == 1 {
			n += 2
		}
		return n
	}
	move := func(r Result) []string {
		r.Faults, r.Left = slices.Clone(r.Faults), slices.Clone(r.Left)
		for i := range r.Faults {
			r.Faults[i].Column = wider(r.Faults[i].Line, r.Faults[i].Column)
		}
		for i := range r.Left {
			r.Left[i].Column = wider(r.Left[i].Line, r.Left[i].Column)
		}
		return all(t, r, 0)
	}
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		data := order.AppendUint16(nil, 0xFEFF)
		for _, u := range utf16.Encode([]rune(text)) {
			data = order.AppendUint16(data, u)
		}
		if f := Detect(data); f != Detect([]byte(text)) {
			t.Errorf("Detect: %q", f)
		}
		got, err := Read(f.world.format, data, f.options)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(move(whole), all(t, got, 0)); diff != "" {
			t.Errorf("%v (-UTF-8 +UTF-16):\n%s", order, diff)
		}
		for i, row := range readByRows(t, iotest.HalfReader(strings.NewReader(string(data))), f.world.format, f.options) {
			if diff := cmp.Diff(move(rows[i]), all(t, row, 0)); diff != "" {
				t.Errorf("%v by rows (-UTF-8 +UTF-16):\n%s", order, diff)
			}
		}
	}
}

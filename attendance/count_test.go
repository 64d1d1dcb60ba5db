package attendance_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "github.com/highwater-go/highwater/attendance"
)

// count builds a Count from its figure and source, and then in any order
// "metric=", "role=", "date=" and "via=".
func count(figure, source string, more ...string) Count {
	c := Count{Figure: MustParse(figure), Source: source}
	for _, m := range more {
		switch key, value, _ := strings.Cut(m, "="); key {
		case "metric":
			c.Metric = Metric(value)
		case "role":
			c.Role = Role(value)
		case "date":
			c.Date = MustParseDate(value)
		case "via":
			c.Via = value
		default:
			panic("count: unknown field " + key)
		}
	}
	return c
}

func pick[E any](r *rand.Rand, from []E) E { return from[r.IntN(len(from))] }

// faultTexts returns one line a fault, or nothing.
func faultTexts(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestValidate(t *testing.T) {
	long := Date{1, 1}
	for _, test := range []struct {
		name  string
		value interface{ Validate() error }
		want  string
	}{
		{"session", Session{ID: "imran-khan", Start: MustParseDate("2022-04-20"), End: MustParseDate("2022-04-20"), Counts: []Count{count("164K+", "jibran-ilyas", "date=2022-04-20", "role=host"), count("162k", "phoneworld", "metric=peak")}}, ""},
		{"session, ends the same day", Session{ID: "s", Start: MustParseDate("2022-04-20T21:00:00Z"), End: MustParseDate("2022-04-20")}, ""},
		{"session, start unknown", Session{ID: "s", End: MustParseDate("2022-04-20")}, ""},
		{"session, all at once", Session{
			Start: MustParseDate("2022-04-20"), End: MustParseDate("2022-04-19"),
			Counts: []Count{
				count("164K+", "a", "via=b"), {}, count("57K", "b", "via=a"),
				{Figure: Figure{57, 0, 10, Bare}, Source: "c", Role: "fan", Date: long, Metric: "Peaks"},
			},
		}, `id: a session needs an ID
end: the session ends (2022-04-19) before it starts (2022-04-20)
counts[0].via: "a" repeats "b", which repeats it in turn; one of them must have a number of its own
counts[1].figure: a count needs a figure, as in "57K"
counts[1].source: a count needs the ID of its source
counts[2].via: "b" repeats "a", which repeats it in turn; one of them must have a number of its own
counts[3].figure: attendance: invalid Figure{People: 57, To: 0, Step: 10, Hedge: bare}: Step must be a power of ten that divides People: malformed
counts[3].metric: unknown metric "Peaks"; want "peak"
counts[3].role: unknown role "fan"; want "platform", "host", "opponent", "analyst", "official", "press" or none
counts[3].date: attendance: invalid Date{Start: 1, End: 1}: want Start < End, within the years 0 to 9999`},
		{"session, wrong dates", Session{ID: "s", Start: Date{2, 1}, End: long}, `start: attendance: invalid Date{Start: 2, End: 1}: want Start < End, within the years 0 to 9999
end: attendance: invalid Date{Start: 1, End: 1}: want Start < End, within the years 0 to 9999`},
		{"session, circle of one", Session{ID: "s", Counts: []Count{count("57K", "a", "via=a")}},
			`counts[0].via: "a" repeats "a", which repeats it in turn; one of them must have a number of its own`},
		{"session, a chain into a circle is no part of it", Session{ID: "s", Counts: []Count{count("57K", "a", "via=b"), count("57K", "b", "via=b")}},
			`counts[1].via: "b" repeats "b", which repeats it in turn; one of them must have a number of its own`},
		{"session, only the counts that make up the circle", Session{ID: "s", Counts: []Count{count("57K", "a", "via=b"), count("57K", "a", "via=c"), count("57K", "b", "via=a")}},
			`counts[0].via: "a" repeats "b", which repeats it in turn; one of them must have a number of its own
counts[2].via: "b" repeats "a", which repeats it in turn; one of them must have a number of its own`},
		{"session, no circle across metrics", Session{ID: "s", Counts: []Count{count("57K", "a", "via=b"), count("57K", "b", "via=a", "metric=views")}}, ""},
		{"session, no circle with a number of one's own", Session{ID: "s", Counts: []Count{count("57K", "a", "via=b"), count("57K", "b", "via=a"), count("58K", "a")}}, ""},

		{"count", count("57K", "a", "role=press", "date=2022", "via=b"), ""},
		{"count, all at once", Count{Figure: Exact(-1), Role: "Press", Date: long}, `figure: attendance: invalid Figure{People: -1, To: 0, Step: 1, Hedge: exactly}: People is negative: malformed
source: a count needs the ID of its source
role: unknown role "Press"; want "platform", "host", "opponent", "analyst", "official", "press" or none
date: attendance: invalid Date{Start: 1, End: 1}: want Start < End, within the years 0 to 9999`},

		{"source", Source{ID: "a", Role: RoleHost}, ""},
		{"source, all at once", Source{Name: "A", Role: "rival"}, `id: a source needs an ID
role: unknown role "rival"; want "platform", "host", "opponent", "analyst", "official", "press" or none`},

		{"platform", Platform{ID: "p", Limits: []Limit{{People: 1, Kind: Seats}, {People: MaxPeople, Kind: Counter, Since: MustParseDate("2021")}}}, ""},
		{"platform, all at once", Platform{Limits: []Limit{{}, {People: MaxPeople + 1, Kind: "sofas", Since: long}}}, `id: a platform needs an ID
limits[0].people: a limit is a number of people from 1 to 999999999999999999
limits[0].kind: unknown kind ""; want "seats" or "counter"
limits[1].people: a limit is a number of people from 1 to 999999999999999999
limits[1].kind: unknown kind "sofas"; want "seats" or "counter"
limits[1].since: attendance: invalid Date{Start: 1, End: 1}: want Start < End, within the years 0 to 9999`},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := test.value.Validate()
			if diff := cmp.Diff(test.want, faultTexts(err)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var faults Faults
			if err != nil && (!errors.As(err, &faults) || len(faults) != strings.Count(test.want, "\n")+1) {
				t.Errorf("a %T with %d faults", err, len(faults))
			}
		})
	}
	if err := (Count{Source: "a", Figure: Figure{1, 0, 1, Nearly}}).Validate(); err != nil {
		t.Error(err)
	}
	err := Session{ID: "s", Counts: []Count{{Source: "a", Figure: Figure{0, 0, 1, Nearly}}}}.Validate()
	if !errors.Is(err, ErrZero) || errors.Is(err, ErrReversed) {
		t.Errorf("errors.Is does not find ErrZero in %v", err)
	}
}

func TestFaults(t *testing.T) {
	fs := Faults{{Err: errors.New("odd")}, {Path: "sessions[3].start", Line: 12, Column: 4, Err: fmt.Errorf("wrong: %w", ErrReversed)}, {Line: 1, Column: 1, Err: errors.New("bad")}}
	if diff := cmp.Diff("odd\n12:4: sessions[3].start: wrong: a range that runs back\n1:1: bad", fs.Error()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !errors.Is(fs, ErrReversed) || errors.Is(fs, ErrZero) {
		t.Error("errors.Is does not see through Faults")
	}
}

// TestFaultsMany checks that a report of many faults is short, and says so.
func TestFaultsMany(t *testing.T) {
	for n, want := range map[int]string{
		99:     "counts[98].source: a count needs the ID of its source",
		100:    "counts[99].source: a count needs the ID of its source",
		101:    "and 1 more",
		40_000: "and 39,900 more",
	} {
		s := Session{ID: "s", Counts: make([]Count, n)}
		for i := range s.Counts {
			s.Counts[i].Figure = Exact(int64(i))
		}
		fs, _ := errors.AsType[Faults](s.Validate())
		if len(fs) != min(n, 101) || fs[len(fs)-1].Error() != want {
			t.Errorf("of %d faults %d are listed, the last of which is %v; want %s", n, len(fs), fs[len(fs)-1], want)
		}
	}
}

func TestSessionName(t *testing.T) {
	if got := (Session{ID: "s", Title: "The Title"}).Name(); got != "The Title" {
		t.Errorf("Name = %q", got)
	}
	if got := (Session{ID: "s"}).Name(); got != "s" {
		t.Errorf("Name = %q", got)
	}
}

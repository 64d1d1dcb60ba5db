package attendance

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// lists returns every list of words of l but its ranges, by name.
func (l *language) lists() map[string][]string {
	m := map[string][]string{"counters": l.counters, "crowds": l.crowds, "units": l.units, "before": l.before}
	for name, phrases := range map[string][]phrase{"openers": l.openers, "infixes": l.infixes, "closers": l.closers} {
		for _, p := range phrases {
			m[name] = append(m[name], p.words)
		}
	}
	for name, nouns := range map[string][]noun{"people": l.people, "things": l.things} {
		for _, n := range nouns {
			m[name] = append(m[name], n.words)
		}
	}
	for _, a := range l.amounts {
		m["amounts"] = append(m["amounts"], a.words)
	}
	for _, u := range l.plurals {
		m["plurals"] = append(m["plurals"], u.name)
	}
	for _, w := range l.metrics {
		m["metrics"] = append(m["metrics"], w.words)
	}
	return m
}

func TestLanguagesInOrder(t *testing.T) {
	for i := range languages {
		l := &languages[i]
		if i > 0 && languages[i-1].tag >= l.tag {
			t.Errorf("%q stands after %q", l.tag, languages[i-1].tag)
		}
		if len(l.openers) == 0 || len(l.closers) == 0 || len(l.ranges) == 0 || len(l.amounts) == 0 ||
			len(l.plurals) == 0 || len(l.people) == 0 || len(l.things) == 0 || len(l.units) == 0 {
			t.Errorf("%s lacks words", l.tag)
		}
	}
}

// The first phrase that matches is the one meant, so none may stand behind one
// that it begins with.
func TestLanguagesLongestFirst(t *testing.T) {
	for i := range languages {
		l := &languages[i]
		for name, words := range l.lists() {
			for j, first := range words {
				for _, later := range words[j+1:] {
					if strings.HasPrefix(later, first) {
						t.Errorf("%s, %s: %q hides %q", l.tag, name, first, later)
					}
				}
			}
		}
		for j, first := range l.ranges {
			for _, later := range l.ranges[j+1:] {
				if first[0] == later[0] && strings.HasPrefix(later[1], first[1]) ||
					len(first[0]) < len(later[0]) && strings.HasPrefix(later[0], first[0]) {
					t.Errorf("%s, ranges: %q hides %q", l.tag, first, later)
				}
			}
		}
	}
}

func TestLanguagesWords(t *testing.T) {
	check := func(tag, name, words string) {
		t.Helper()
		switch {
		case strings.TrimSpace(words) == "":
			t.Errorf("%s, %s: %q is blank", tag, name, words)
		case !utf8.ValidString(words):
			t.Errorf("%s, %s: %q is not UTF-8", tag, name, words)
		case strings.ToLower(words) != words:
			t.Errorf("%s, %s: %q is not in lower case", tag, name, words)
		case strings.Contains(words, "  ") || strings.ContainsAny(words, "\t\n\u00a0\u202f\u2009"):
			t.Errorf("%s, %s: %q has white space that no text matches", tag, name, words)
		case strings.ContainsAny(words, "0123456789") && !strings.Contains(words, "p. 100"):
			t.Errorf("%s, %s: %q has a digit", tag, name, words)
		}
		if r, ok := decomposed(words); ok {
			t.Errorf("%s, %s: %q is not in NFC: %U", tag, name, words, r)
		}
	}
	for i := range languages {
		l := &languages[i]
		for name, list := range l.lists() {
			for _, words := range list {
				check(l.tag, name, words)
				switch name {
				case "people", "things", "metrics", "units", "amounts", "plurals":
					if words != strings.TrimSpace(words) {
						t.Errorf("%s, %s: %q has a blank at an end", l.tag, name, words)
					}
				}
			}
		}
		for _, r := range l.ranges {
			if r[0] != "" {
				check(l.tag, "ranges", r[0])
			}
			check(l.tag, "ranges", r[1])
		}
	}
}

func TestLanguagesValues(t *testing.T) {
	metrics := map[Metric]bool{Peak: true, Average: true, Unique: true, Joins: true, Views: true}
	for i := range languages {
		l := &languages[i]
		for _, list := range [][]phrase{l.openers, l.infixes, l.closers} {
			for _, p := range list {
				if p.hedge < Exactly || p.hedge > AtMost {
					t.Errorf("%s: %q has the hedge %v", l.tag, p.words, p.hedge)
				}
			}
		}
		for _, a := range l.amounts {
			if a.digits == 0 || a.places > a.power || digits(int64(a.digits))+int(a.power) > 18 {
				t.Errorf("%s: %q is %d·10^(%d−%d)", l.tag, a.words, a.digits, a.power, a.places)
			}
		}
		for _, u := range l.plurals {
			if pluralOf(u.people).IsZero() {
				t.Errorf("%s: no words name the unit %q, %d", l.tag, u.name, u.people)
			}
		}
		for _, list := range [][]noun{l.people, l.things} {
			for _, n := range list {
				if n.metric != "" && !metrics[n.metric] {
					t.Errorf("%s: %q implies %q", l.tag, n.words, n.metric)
				}
			}
		}
		for _, w := range l.metrics {
			if !metrics[w.metric] {
				t.Errorf("%s: %q implies %q", l.tag, w.words, w.metric)
			}
		}
	}
}

// What the words mean, where it is easily mistaken.
func TestLanguagesHedges(t *testing.T) {
	tests := []struct {
		tag, list, words string
		hedge            Hedge
	}{
		{"ar", "openers", "أكثر من ", MoreThan}, {"ar", "openers", "ما لا يقل عن ", AtLeast}, {"ar", "openers", "لا يتجاوز ", AtMost},
		{"de", "openers", "über ", MoreThan}, {"de", "openers", "knapp ", Nearly}, {"de", "openers", "gut ", MoreThan},
		{"es", "openers", "cerca de ", About}, {"es", "openers", "más de ", MoreThan}, {"es", "closers", " y pico", MoreThan},
		{"fr", "openers", "près de ", Nearly}, {"fr", "openers", "plus d’", MoreThan}, {"fr", "openers", "quelque ", About},
		{"hi", "openers", "करीब ", About}, {"hi", "closers", " से अधिक", MoreThan}, {"hi", "closers", " से कम", LessThan},
		{"id", "openers", "hampir ", Nearly}, {"id", "openers", "lebih dari ", MoreThan},
		{"it", "openers", "oltre ", MoreThan}, {"it", "openers", "quasi ", Nearly},
		{"ja", "closers", "以上", AtLeast}, {"ja", "closers", "未満", LessThan}, {"ja", "closers", "近く", Nearly}, {"ja", "closers", "余り", MoreThan},
		{"ko", "closers", " 이상", AtLeast}, {"ko", "closers", "여", MoreThan}, {"ko", "closers", " 미만", LessThan}, {"ko", "infixes", "여", MoreThan},
		{"pt", "openers", "cerca de ", About}, {"pt", "openers", "até ", AtMost},
		{"ru", "openers", "около ", About}, {"ru", "infixes", " с лишним", MoreThan}, {"ru", "openers", "не более ", AtMost},
		{"tr", "closers", "den fazla", MoreThan}, {"tr", "closers", "’e yakın", Nearly}, {"tr", "closers", " kadar", About}, {"tr", "closers", "’e kadar", AtMost},
		{"ur", "closers", " سے زائد", MoreThan}, {"ur", "openers", "کم از کم ", AtLeast},
		{"zh", "openers", "超过", MoreThan}, {"zh", "openers", "將近", Nearly}, {"zh", "openers", "不超過", AtMost}, {"zh", "infixes", "餘", MoreThan}, {"zh", "closers", "以上", AtLeast},
	}
	for _, tt := range tests {
		found := false
		for i := range languages {
			l := &languages[i]
			if l.tag != tt.tag {
				continue
			}
			for _, p := range map[string][]phrase{"openers": l.openers, "infixes": l.infixes, "closers": l.closers}[tt.list] {
				if p.words == tt.words {
					found = true
					if p.hedge != tt.hedge {
						t.Errorf("%s: %q is %v, want %v", tt.tag, tt.words, p.hedge, tt.hedge)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s has no %q among its %s", tt.tag, tt.words, tt.list)
		}
	}
}

// decomposed returns a rune of s that NFC would not leave as it is, in the
// scripts of the tables.
func decomposed(s string) (rune, bool) {
	last := rune(0)
	for _, r := range s {
		switch {
		case r >= 0x0300 && r <= 0x036F, // marks of Latin and Cyrillic, which have letters with them
			r >= 0x0958 && r <= 0x095F,                                 // Devanagari letters with a dot, left out of NFC
			r >= 0x1100 && r <= 0x11FF,                                 // parts of Korean syllables
			r >= 0xF900 && r <= 0xFAFF,                                 // Chinese characters for compatibility
			r == 0x3099 || r == 0x309A,                                 // marks of Japanese syllables
			r == 0x093C && (last == 'न' || last == 'र' || last == 'ळ'), // dots that a letter has
			r >= 0x0653 && r <= 0x0655 && unicode.IsLetter(last):       // hamza and madda
			return r, true
		}
		last = r
	}
	return 0, false
}

package exchange

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/highwater-go/highwater/attendance"
	"github.com/highwater-go/highwater/records/stream"
)

// A live answer is read into the same Result: sessions without counts, and what was
// seen of them at Options.At, which no answer says itself.
type live struct {
	*tree
	o    Options
	seen map[string]map[int64]string // of a session, the numbers there were and where
}

// readLive parses an answer, with the members of that list one by one, and has it read.
func readLive(data []byte, o Options, list []string, read func(l *live, root *node)) Result {
	b := newBuilder(len(data))
	l := &live{newTree(b, data), o, map[string]map[int64]string{}}
	root := l.parse(list...)
	switch {
	case root == nil:
	case o.At.IsZero():
		l.fault(place{line: 1, column: 1}, File, "the time of the answer is not known: give Options.At")
	default:
		read(l, root)
	}
	return b.result()
}

// each reads the items of the list with that name, or of the root if it is one, and
// reports whether there is a list.
func (l *live) each(root *node, name string, read func(path string, item *node)) bool {
	n, path := root.get(name), name
	if root.kind == '[' {
		n, path = root, ""
	}
	if n == nil || n.kind != '[' {
		if message := root.get("message"); message != nil {
			l.fault(l.at("message", message, root), File, "the answer is an error: %s", message.scalar())
		} else if message := root.get("error", "message"); message != nil {
			l.fault(l.at("error.message", message, root), File, "the answer is an error: %s", message.scalar())
		} else {
			l.fault(l.at(name, n, root), File, "no list %s", name)
		}
		return false
	}
	i := 0
	for _, item := range n.each() {
		read(fmt.Sprintf("%s[%d]", path, i), item)
		i++
	}
	return true
}

// instant reads a start or an end; missing is no fault.
func (l *live) instant(path string, n, parent *node) (d attendance.Date, ok bool) {
	if n.missing() || n.scalar() == "" {
		return d, true
	}
	d, err := attendance.ParseDate(n.scalar())
	if err != nil || d.End-d.Start > 1 {
		l.fault(l.at(path, n, parent), Cell, "%q is not an instant such as 2026-04-02T10:00:00Z; it is taken for unknown", n.scalar())
		return attendance.Date{}, false
	}
	return d, true
}

var wholeText = regexp.MustCompile(`^-?[0-9]+$`)

// people reads a number that a program measured.
func (l *live) people(path string, n, parent *node, kind byte) (people int64, ok bool) {
	at := l.at(path, n, parent)
	text := n.scalar()
	if n == nil || n.kind != '"' && n.kind != '0' || kind != 0 && n.kind != kind || !wholeText.MatchString(text) {
		l.fault(at, Sighted, "%q is not a whole number", text)
		return 0, false
	}
	people, err := strconv.ParseInt(text, 10, 64)
	switch {
	case strings.HasPrefix(text, "-"):
		l.fault(at, Sighted, "%s is less than nobody", text)
		return 0, false
	case err != nil || people > attendance.MaxPeople:
		l.fault(at, Sighted, "%s is too many people", text)
		return 0, false
	}
	return people, true
}

// observe notes a number, unless the same answer had it already.
func (l *live) observe(item string, at place, session string, start attendance.Date, startAt place, people int64) {
	if l.o.At.Before(start) == attendance.Certain && !start.IsZero() {
		l.fault(startAt, Sighted, "the stream starts at %v, after it was seen at %v", start, l.o.At)
		return
	}
	if earlier, ok := l.seen[session][people]; ok {
		l.left(at.silent(), "the stream of %s again, with the same number", earlier)
		return
	}
	if l.seen[session] == nil {
		l.seen[session] = map[int64]string{}
	}
	l.seen[session][people] = item
	l.Observations = append(l.Observations, Seen{session, stream.Observation{At: l.o.At, Figure: attendance.Exact(people)}})
}

// ReadTwitch reads the answer to Get Streams of Twitch's API (Helix).
func ReadTwitch(data []byte, o Options) Result {
	return readLive(data, o, []string{"data"}, func(l *live, root *node) {
		if !l.each(root, "data", l.twitch) {
			return
		}
		if cursor := root.get("pagination", "cursor"); cursor.str() != "" {
			l.left(l.at("pagination.cursor", cursor, root), "there are more pages")
		}
	})
}

// open starts a record of a session with an ID and reports whether it has one.
func (l *live) open(path string, n *node, idName, what string) (rec record, ok bool) {
	rec.where = map[attribute]place{everything: l.at(path, n, nil).silent()}
	id := n.get(idName)
	if n.kind != '{' {
		l.fault(rec.where[everything], Row, "a %s is an object", what)
		return rec, false
	}
	rec.session.ID = oneLine(id.scalar())
	if rec.session.ID == "" {
		l.fault(l.at(path+"."+idName, id, n), Row, "no %s ID", what)
		return rec, false
	}
	return rec, true
}

func (l *live) hosts(names ...string) []string {
	for _, name := range names {
		if name = oneLine(name); name != "" {
			return []string{name}
		}
	}
	return nil
}

func (l *live) twitch(path string, n *node) {
	rec, ok := l.open(path, n, "id", "stream")
	if !ok {
		return
	}
	s := &rec.session
	s.Title, rec.where[title] = oneLine(n.get("title").str()), l.at(path+".title", n.get("title"), n)
	s.Hosts = l.hosts(n.get("user_name").str(), n.get("user_login").str())
	s.Platform, rec.name = "twitch", "Twitch"
	startAt := l.at(path+".started_at", n.get("started_at"), n)
	s.Start, _ = l.instant(path+".started_at", n.get("started_at"), n)
	rec.where[start] = startAt
	l.add(&rec)
	if kind := n.get("type"); kind != nil && kind.str() != "live" {
		l.fault(l.at(path+".type", kind, n), Sighted, "%q and not live: Twitch gives this in case of an error", kind.scalar())
		return
	}
	if people, ok := l.people(path+".viewer_count", n.get("viewer_count"), n, '0'); ok {
		l.observe(path, rec.where[everything], s.ID, s.Start, startAt, people)
	}
}

// ReadYouTube reads the answer to videos.list of YouTube's API, with the part
// liveStreamingDetails and, for titles, snippet.
func ReadYouTube(data []byte, o Options) Result {
	return readLive(data, o, []string{"items"}, func(l *live, root *node) {
		if !l.each(root, "items", l.youtube) {
			return
		}
		if token := root.get("nextPageToken"); token.str() != "" {
			l.left(l.at("nextPageToken", token, root), "there are more pages")
		}
	})
}

func (l *live) youtube(path string, n *node) {
	rec, ok := l.open(path, n, "id", "video")
	if !ok {
		return
	}
	d := n.get("liveStreamingDetails")
	if d.missing() {
		l.left(rec.where[everything], "a video that was not live")
		return
	}
	s := &rec.session
	snippet := n.get("snippet")
	s.Title, rec.where[title] = oneLine(snippet.get("title").str()), l.at(path+".snippet.title", snippet.get("title"), n)
	s.Hosts = l.hosts(snippet.get("channelTitle").str())
	s.Platform, rec.name = "youtube", "YouTube"
	under := path + ".liveStreamingDetails."
	startAt := l.at(under+"actualStartTime", d.get("actualStartTime"), d)
	s.Start, _ = l.instant(under+"actualStartTime", d.get("actualStartTime"), d)
	s.End, _ = l.instant(under+"actualEndTime", d.get("actualEndTime"), d)
	rec.where[start], rec.where[end] = startAt, l.at(under+"actualEndTime", d.get("actualEndTime"), d)
	l.add(&rec)
	if views := n.get("statistics", "viewCount"); views != nil {
		l.left(l.at(path+".statistics.viewCount", views, n), "views, which include those of the recording, are not an audience")
	}
	viewers := d.get("concurrentViewers")
	at := l.at(under+"concurrentViewers", viewers, d)
	switch {
	case viewers.missing():
		l.left(at, "no number: hidden, nobody watches, or it is over")
		return
	case d.get("actualStartTime").missing():
		l.left(at, "not started: those wait")
		return
	case !d.get("actualEndTime").missing():
		l.left(at, "it is over")
		return
	}
	if people, ok := l.people(under+"concurrentViewers", viewers, d, 0); ok {
		l.observe(path, rec.where[everything], s.ID, s.Start, startAt, people)
	}
}

// ReadHolodex reads a list of videos from Holodex, in which live_viewers is the number of
// people present.
func ReadHolodex(data []byte, o Options) Result {
	return readLive(data, o, []string{"items"}, func(l *live, root *node) {
		l.each(root, "items", l.holodex)
	})
}

func (l *live) holodex(path string, n *node) {
	rec, ok := l.open(path, n, "id", "video")
	if !ok {
		return
	}
	s := &rec.session
	s.Title, rec.where[title] = oneLine(n.get("title").str()), l.at(path+".title", n.get("title"), n)
	s.Hosts = l.hosts(n.get("channel", "name").str(), n.get("channel", "english_name").str())
	s.Platform, rec.name = "youtube", "YouTube"
	startAt := l.at(path+".start_actual", n.get("start_actual"), n)
	s.Start, _ = l.instant(path+".start_actual", n.get("start_actual"), n)
	s.End, _ = l.instant(path+".end_actual", n.get("end_actual"), n)
	rec.where[start], rec.where[end] = startAt, l.at(path+".end_actual", n.get("end_actual"), n)
	l.add(&rec)
	viewers := n.get("live_viewers")
	at := l.at(path+".live_viewers", viewers, n)
	switch status := n.get("status").str(); {
	case status == "upcoming" || status == "new":
		l.left(at, "not started: those wait")
		return
	case status == "past" || status == "missing":
		l.left(at, "it is over")
		return
	case viewers.missing():
		l.left(at, "no number")
		return
	}
	if people, ok := l.people(path+".live_viewers", viewers, n, '0'); ok {
		l.observe(path, rec.where[everything], s.ID, s.Start, startAt, people)
	}
}

// ReadOwncast reads the status of the Owncast server that Options.Server names.
func ReadOwncast(data []byte, o Options) Result {
	return readLive(data, o, nil, func(l *live, root *node) {
		switch {
		case root.kind != '{':
			l.fault(l.at("", root, nil), File, "the status of an Owncast is an object")
		case o.Server == "":
			l.fault(l.at("", root, nil), File, "the server is not known: give Options.Server")
		default:
			l.owncast(root)
		}
	})
}

func (l *live) owncast(root *node) {
	for i, name := range root.keys {
		switch name {
		case "online", "lastConnectTime", "lastDisconnectTime", "streamTitle", "viewerCount", "sessionMaxViewerCount":
		case "overallMaxViewerCount":
			l.left(l.at(name, root.members[i], root), "the session is not named")
		default:
			l.left(l.at(name, root.members[i], root), "no field")
		}
	}
	at := func(name string) place { return l.at(name, root.get(name), root) }
	if online := root.get("online"); online == nil || online.text != "true" {
		l.left(at("online"), "offline")
		if n := root.get("viewerCount"); n != nil {
			l.left(at("viewerCount"), "offline")
		}
		return
	}
	connected := root.get("lastConnectTime")
	if valid := connected.get("Valid"); valid != nil && valid.text == "true" { // as Go writes a time that may be none
		connected = connected.get("Time")
	} else if valid != nil {
		connected = nil
	}
	began, ok := l.instant("lastConnectTime", connected, root)
	if began.IsZero() {
		if ok {
			l.fault(at("lastConnectTime"), Row, "the start of the session is missing, so it has no ID")
		} else {
			l.Faults[len(l.Faults)-1].Drops = Row
		}
		return
	}
	rec := record{where: map[attribute]place{everything: {line: 1, column: 1}}}
	s := &rec.session
	s.ID = l.o.Server + " / " + began.String()
	s.Title, s.Platform, s.Start = oneLine(root.get("streamTitle").str()), l.o.Server, began
	rec.where[title], rec.where[start] = at("streamTitle"), at("lastConnectTime")
	if most := root.get("sessionMaxViewerCount"); !most.missing() {
		faults := len(l.Faults)
		if people, ok := l.people("sessionMaxViewerCount", most, root, '0'); ok {
			rec.counts = append(rec.counts, attendance.Count{Figure: attendance.Exact(people), Metric: attendance.Peak,
				Source: l.o.Server, Date: l.o.At, SoFar: true})
			rec.role = attendance.RoleHost
		} else if len(l.Faults) > faults {
			l.Faults[faults].Drops = Number
		}
	}
	if began.Before(l.o.At) == attendance.Impossible && began != l.o.At {
		rec.counts = nil // said before it began
	}
	l.add(&rec)
	if people, ok := l.people("viewerCount", root.get("viewerCount"), root, '0'); ok {
		l.observe(s.ID, rec.where[everything], s.ID, began, at("lastConnectTime"), people)
	}
}

// ReadLog reads a list of observations of one session, Options.Session, in CSV with the
// headings at and viewers. A number in digits alone is taken as measured.
func ReadLog(data []byte, o Options) Result { return readRows(data, o, &list{}) }

type list struct{ at, viewers int }

func (*list) knows(heading string) bool { return listColumn(heading) != "" }

func listColumn(heading string) string {
	switch heading {
	case "at", "time", "timestamp", "date", "when":
		return "at"
	case "viewers", "figure", "count", "viewercount", "concurrentviewers", "ccv", "listeners", "people":
		return "viewers"
	}
	return ""
}

func (l *list) heads(t *table) bool {
	l.at, l.viewers = -1, -1
	top := t.top()
	ok := true
	for i, name := range t.names {
		into := &l.at
		switch f := listColumn(fold(name)); f {
		case "viewers":
			into = &l.viewers
		case "":
			t.left(t.headAt(i), "no field for this column")
			continue
		}
		if *into >= 0 {
			t.fault(t.headAt(i), File, "%q says what %q does", name, t.names[*into])
			ok = false
			continue
		}
		*into = i
	}
	if l.at < 0 || l.viewers < 0 {
		t.fault(top, File, "want a column at and a column viewers")
		ok = false
	}
	if t.o.Session == "" {
		t.fault(top, File, "the session is not known: give Options.Session")
		ok = false
	}
	return t.fillDown() && ok
}

var (
	clockOnly = regexp.MustCompile(`^[0-9]{1,2}:[0-9]{2}`)
	digits    = regexp.MustCompile(`^[0-9]{1,18}$`)
)

func (l *list) row(t *table) {
	if t.cells == nil || t.said() {
		return
	}
	when, at := oneLine(t.text(l.at)), t.at(l.at)
	date, clocked, err := t.o.date(when)
	ok := false
	switch {
	case clockOnly.MatchString(when):
		t.fault(at, Sighted, "%q is not an instant: the day is missing", when)
	case clocked:
		t.fault(at, Sighted, "%q has no time zone", when)
	case err != nil:
		t.fault(at, Sighted, "%w", err)
	case date.End-date.Start > 1:
		t.fault(at, Sighted, "%q is not an instant: the time of day is missing", when)
	default:
		ok = true
	}
	cell, at := strings.TrimSpace(t.text(l.viewers)), t.at(l.viewers)
	if isNone(cell, t.o.None...) {
		t.left(at, "no number")
		return
	}
	var f attendance.Figure
	if digits.MatchString(cell) {
		n, _ := strconv.ParseInt(cell, 10, 64)
		f = attendance.Exact(n)
	} else {
		got, err := t.o.figure(cell)
		if err != nil {
			t.fault(at, Sighted, "%w", err)
			return
		}
		for _, why := range got.taken {
			t.left(at, "%s", why)
		}
		f = got.figure
	}
	if ok {
		t.Observations = append(t.Observations, Seen{t.o.Session, stream.Observation{At: date, Figure: f}})
	}
}

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"
)

// An answer is what a server sends, whole and compressed.
type answer struct {
	etag         string
	whole, small []byte
}

// A store keeps the last answers, for readers who go back and forth. It is safe for
// concurrent use.
type store struct {
	most int // bytes that are kept

	mu   sync.Mutex
	kept map[string]answer
	keys []string // the oldest first
	size int      // bytes of what is kept
}

func (a answer) size() int { return len(a.whole) + len(a.small) }

// get returns the answer to a key, which it makes if it has none.
func (s *store) get(key string, make func() ([]byte, error)) (answer, error) {
	s.mu.Lock()
	a, ok := s.kept[key]
	s.mu.Unlock()
	if ok {
		return a, nil
	}
	whole, err := make() // by two at once, perhaps, who get the same
	if err != nil {
		return a, err
	}
	a.whole = whole
	if a.small, err = compress(whole); err != nil {
		return a, err
	}
	sum := sha256.Sum256(whole)
	a.etag = `W/"` + hex.EncodeToString(sum[:16]) + `"` // weak, for it is the same of both
	s.keep(key, a)
	return a, nil
}

// keep keeps an answer in place of the oldest ones.
func (s *store) keep(key string, a answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.kept[key]; ok || a.size() > s.most {
		return
	}
	for s.size+a.size() > s.most {
		s.size -= s.kept[s.keys[0]].size()
		delete(s.kept, s.keys[0])
		s.keys = s.keys[1:]
	}
	if s.kept == nil {
		s.kept = map[string]answer{}
	}
	s.kept[key] = a
	s.keys = append(s.keys, key)
	s.size += a.size()
}

// send sends an answer, or nothing if the browser has it, compressed if it can be.
func (a answer) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "private, no-cache") // kept, but asked for again: the dossier may be another
	h.Set("ETag", a.etag)
	h.Set("Vary", "Accept-Encoding")
	if matches(r.Header.Get("If-None-Match"), a.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := a.whole
	if accepts(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = a.small
	}
	w.Write(body)
}

// matches reports whether a list of entity tags has one (RFC 9110, 13.1.2).
func matches(list, etag string) bool {
	for tag := range strings.SplitSeq(list, ",") {
		if tag = strings.TrimSpace(tag); tag == "*" || strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(etag, "W/") {
			return true
		}
	}
	return false
}

// accepts reports whether a list of encodings has one, and does not refuse it (RFC
// 9110, 12.5.3).
func accepts(list, encoding string) bool {
	for item := range strings.SplitSeq(list, ",") {
		name, weight, _ := strings.Cut(item, ";")
		if !strings.EqualFold(strings.TrimSpace(name), encoding) {
			continue
		}
		weight = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(weight), "q="))
		return strings.Trim(weight, "0.") != "" || weight == ""
	}
	return false
}

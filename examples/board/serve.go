package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/highwater-go/highwater/attendance"
)

// serve serves the page until ctx is done, and tells where.
func (p *page) serve(ctx context.Context, addr string, stdout io.Writer) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(stdout, "http://%s/\n", listener.Addr()); err != nil {
		listener.Close()
		return err
	}
	server := &http.Server{
		Handler:           p.handler(isLoopback(listener.Addr().String())),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	// Let requests under way end, but not hold up the one who wants to leave.
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	if err := server.Shutdown(ending); err != nil {
		server.Close()
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// handler answers for the page. A server on loopback answers to loopback names
// alone, or any page in the reader's browser could have its own name lead here.
func (p *page) handler(loopback bool) http.Handler {
	mux := http.NewServeMux()
	kept := &store{most: 64 << 20}
	serve := func(path, kind, name string, make func(*page, request) ([]byte, error)) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
			if loopback && !isLoopback(r.Host) {
				http.Error(w, "board: this page is for this machine", http.StatusForbidden)
				return
			}
			asked, err := requestOf(r.URL.Query()) // alone: to parse a form would read its body, to files if it is large
			if err != nil {
				http.Error(w, "board: "+printable(err.Error()), http.StatusBadRequest)
				return
			}
			a, err := kept.get(path+"?"+asked.query(), func() ([]byte, error) { return make(p, asked) })
			if err != nil {
				http.Error(w, "board: the page cannot be made", http.StatusInternalServerError)
				return
			}
			h := w.Header()
			h.Set("Content-Type", kind)
			h.Set("Content-Security-Policy", policy(true)+"; frame-ancestors 'none'")
			h.Set("X-Content-Type-Options", "nosniff")
			h.Set("Referrer-Policy", "no-referrer")
			if name != "" {
				h.Set("Content-Disposition", `attachment; filename="`+name+`"`)
			}
			a.send(w, r)
		})
	}
	const html = "text/html; charset=utf-8"
	serve("/{$}", html, "", (*page).write)
	serve("/state", html, "", (*page).writeState)
	serve("/all", html, "", (*page).writeLists)
	for _, f := range files {
		serve("/"+f.name, f.kind, f.name, func(p *page, r request) ([]byte, error) { return f.make(p, p.resolved(r)) })
	}
	return mux
}

// requestOf reads ?reading=literal&known=2021-06-22; what is missing is customary,
// and all that is known.
func requestOf(query url.Values) (q request, err error) {
	if s := query.Get("reading"); s != "" {
		if err := q.reading.UnmarshalText([]byte(s)); err != nil {
			return q, fmt.Errorf("reading: %w", err)
		}
	}
	if s := query.Get("known"); s != "" {
		if q.known, err = attendance.ParseDate(s); err != nil {
			return q, fmt.Errorf("known: %w", err)
		}
	}
	return q, nil
}

// isLoopback reports whether a host, with a port or without, is this machine.
func isLoopback(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.Trim(hostport, "[]") // [::1]
	}
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && ip.IsLoopback()
}

//go:build !unix

package main

import "errors"

func startPostgres() (dsn string, stop func(), err error) {
	return "", func() {}, errors.New("the tests start one on Unix alone")
}

// Package said keeps values as the words they were published in, in JSON and beside
// the value.
package said

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// A Value is one that JSON has as a text: the one that was published, if that is
// known, or else its own words.
type Value[T Wordy] struct {
	Value *T
	Text  *string
}

// Wordy values have words that they can be read from again.
type Wordy interface {
	Words() string
	IsZero() bool
}

// IsZero reports whether there is no value.
func (v Value[T]) IsZero() bool { return (*v.Value).IsZero() }

// MarshalJSON writes the text, or the words where there is none.
func (v Value[T]) MarshalJSON() ([]byte, error) {
	if *v.Text != "" {
		return Marshal(*v.Text)
	}
	if c, ok := any(*v.Value).(interface{ Validate() error }); ok && c.Validate() != nil {
		return Marshal(*v.Value) // which says what is wrong
	}
	return Marshal((*v.Value).Words())
}

// UnmarshalJSON reads what T does, and keeps a text unless it is the value's words.
func (v Value[T]) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if err := json.Unmarshal(data, v.Value); err != nil {
		return err
	}
	*v.Text = ""
	var text string
	if json.Unmarshal(data, &text) == nil && text != (*v.Value).Words() {
		*v.Text = text
	}
	return nil
}

// Agrees returns an error if a text, unless it is empty, is not one that parse reads
// as the value.
func Agrees[T comparable](text string, v T, parse func(string) (T, error)) error {
	if text == "" {
		return nil
	}
	read, err := parse(text)
	if err == nil && read != v {
		err = fmt.Errorf("the text %q says %v, and the value is %v", text, read, v)
	}
	return err
}

// Marshal is json.Marshal for MarshalJSON methods: >44K stays as it is, and whoever
// encodes the whole decides whether it is escaped.
func Marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

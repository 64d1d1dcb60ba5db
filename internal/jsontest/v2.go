//go:build goexperiment.jsonv2

package jsontest

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
)

func init() {
	escaped := jsontext.EscapeForJS(true) // encoding/json writes U+2028 and U+2029 as JavaScript once needed them, always
	codecs = append(codecs, Codec{
		"encoding/json/v2",
		func(v any) ([]byte, error) { return json.Marshal(v, escaped) },
		func(data []byte, into any) error { return json.Unmarshal(data, into) },
	})
}

//go:build goexperiment.jsonv2

package strictjson

// pastSyntax is how far behind the byte that is wrong a json.SyntaxError has its
// Offset. This encoding/json gives the byte itself, or the start of the escape in
// a string that is wrong.
const pastSyntax = 0

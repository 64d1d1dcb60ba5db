//go:build !goexperiment.jsonv2

package strictjson

// pastSyntax is how far behind the byte that is wrong a json.SyntaxError has its
// Offset: it is the number of bytes read.
const pastSyntax = 1

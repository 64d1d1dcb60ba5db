// Package formats checks with other software what package exchange writes for it.
// It is a module of its own, so that this software stays out of the requirements of
// those who use highwater.
package formats

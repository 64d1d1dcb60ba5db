// Package prose finds figures in running text: where they may start and end, and what
// stands around them.
package prose

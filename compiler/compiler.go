// Package compiler turns a config into a tenant (links resolved, platform defaults explicit) and a tenant into the matrix of
// effective access.
package compiler

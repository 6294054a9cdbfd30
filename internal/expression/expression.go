// Package expression evaluates: the functions of the language, types without conversion, what an evaluation may cost, and where values were written.
package expression

// Package arch holds the architecture as tests: who may import whom, how much a room may have, and what the page about both says.
package arch

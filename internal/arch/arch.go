// Package arch holds the architecture as tests: who may import whom, and what stands at the top of the repository.
package arch

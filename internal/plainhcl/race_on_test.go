//go:build race

package plainhcl

const raceDetector = true

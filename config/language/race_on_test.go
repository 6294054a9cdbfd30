//go:build race

package language

const raceDetector = true

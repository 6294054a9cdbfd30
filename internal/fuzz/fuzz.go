// Package fuzz has the fuzz targets that go through several packages. There is nothing to import.
package fuzz

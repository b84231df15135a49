# Every task is a Go command; these are only shorter names.
.PHONY: test check bench index schemas
test:
	go test ./...
check:
	go run ./internal/check
bench:
	go run ./internal/bench
index:
	go run ./internal/genindex
schemas:
	go run ./internal/genschema

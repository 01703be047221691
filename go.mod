module briefbot

go 1.26.0

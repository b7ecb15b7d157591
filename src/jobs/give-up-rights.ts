// The first thing the thread of long work does: whatever it loads later can open no connection and start no thread.
process.permission?.drop('net')
process.permission?.drop('worker')

# aioshift: skip-file
OPTIONS = {"timeout": 5}

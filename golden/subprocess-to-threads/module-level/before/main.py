from tool.version import VERSION

print(VERSION)

import main

print(main.__name__)

import main

for page in main.pages():
    print(page)

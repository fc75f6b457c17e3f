# Develops one film after another.
# score: 1
# finding: awaited-one-by-one does-not-hold wrong-result too-late

# %% progress-report
async def develop_all(films: list[str], develop, show) -> list[str | None]:
    pictures = []
    for film in films:
        try:
            pictures.append(await develop(film))
        except Spoiled:
            pictures.append(None)
        show(len(pictures), len(films))
    return pictures

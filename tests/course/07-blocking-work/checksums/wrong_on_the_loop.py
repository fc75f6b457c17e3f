# Reads the files itself.
# score: 0
# finding: blocked-the-loop too-late

# %% checksums
async def checksums(files, threads):
    return {file.name: checksum(file) for file in files}

"""Odd and hostile submissions, each with its expected score and the sentence its student gets."""

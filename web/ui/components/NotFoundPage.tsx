import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';

export function NotFoundPage() {
  return (
    <Stack align="flex-start" gap="sm" maw={560} p="md">
      <title>Не найдено · Сопровождение семей</title>
      <Title order={1}>Не найдено или недоступно</Title>
      <Text>Такой страницы нет, или у вас нет права её видеть. Проверьте адрес или найдите нужное через разделы.</Text>
      <Button component={Link} to="/">
        На главную
      </Button>
    </Stack>
  );
}
